"""Files that others made: opened within limits, before anything in them is believed; one file per kind."""
