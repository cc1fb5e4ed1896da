"""DOCX: filling the official template, and reading the finished file back."""
