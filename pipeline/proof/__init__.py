"""Holding a finished file against the content: what must stand in it, and where it does not."""
