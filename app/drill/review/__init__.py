"""After a drill: what its report says, how it is written, and what is kept beside the journal."""
