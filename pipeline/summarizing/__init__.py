"""A year at a glance: a document's measures counted, told as charts and tables, printed on one page and read back."""
