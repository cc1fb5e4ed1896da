"""Ukrainian as it must be printed. Pure."""
