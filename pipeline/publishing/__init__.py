"""The publication copy: what goes on the council's site, and what is left out of it."""
