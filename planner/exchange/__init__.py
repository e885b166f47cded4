"""In and out: one folder a format. Readers account for what they did in an `Outcome`."""
