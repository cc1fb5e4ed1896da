"""Archival packages: BagIt bags (RFC 8493) that prove themselves without this program."""
