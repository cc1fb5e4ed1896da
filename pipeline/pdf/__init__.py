"""PDF: what makes it archival and reproducible, and reading the finished file back."""
