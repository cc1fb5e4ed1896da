"""Structured data to official documents, in seven stages; `pipeline.produce` tells the story."""

__version__ = "0.1.0"
