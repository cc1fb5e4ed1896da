"""Where facts come from, one file each."""
