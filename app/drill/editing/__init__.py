"""The editor's workshop: a scenario as a draft that may be flawed, edited, checked, saved, tried.

A draft is the plain tree that its file says, never the struct: what is half written has no struct.
"""
