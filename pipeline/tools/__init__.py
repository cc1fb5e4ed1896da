"""Foreign programs, one file each."""
