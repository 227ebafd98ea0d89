"""A tabletop drill at work: its own profile, journal, player and the effects of its injects."""
