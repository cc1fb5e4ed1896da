"""What would be picked instead: other ways from the same content to DOCX or PDF, each given what it reads best."""
