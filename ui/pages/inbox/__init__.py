"""推演收件: what came to the players of a drill, in the console of a drill only."""
