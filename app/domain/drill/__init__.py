"""A tabletop drill (桌面推演) without disk, clock or screen: scenario, timing, play, evaluation."""
