"""What makes a PDF archival and accessible, one file per part of it; each check gives its reasons in Ukrainian."""
