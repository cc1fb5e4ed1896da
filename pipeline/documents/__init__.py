"""What official documents there are, one file each."""
