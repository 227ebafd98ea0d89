"""The real street as it is seen from a drill: its state always, its alarms above everything."""
