"""A year's data files to the draft of the next year's: pure, what is not changed keeps every sign as it was typed."""
