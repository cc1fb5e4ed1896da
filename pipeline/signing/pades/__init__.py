"""Signatures in the PDF itself (PAdES; ETSI EN 319 142-1), made and looked at; all of it needs the extra `sign`."""
