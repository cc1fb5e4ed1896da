"""Sealing: what may be frozen, the frozen packages beside a year's data, and what differs from the last of them."""
