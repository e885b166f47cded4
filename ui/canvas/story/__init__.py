"""A story told with the map: its steps, the full screen on which it is played, its pages."""
