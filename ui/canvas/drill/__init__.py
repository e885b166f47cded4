"""What falls off if a partner left, on the map and as a list."""
