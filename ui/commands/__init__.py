"""Commands that draw: pictures of pages and of the map, and the figures of bench that need pixels."""
