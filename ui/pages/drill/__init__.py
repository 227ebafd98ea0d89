"""The controller's (导调) window: an instructor's station for one drill."""
