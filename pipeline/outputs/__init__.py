"""Further formats of a document, one file each."""
