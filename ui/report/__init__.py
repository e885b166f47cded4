"""Reports on paper: pages painted for a PDF, in the light paper theme."""
