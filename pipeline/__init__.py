"""Structured data to official documents, in seven stages; `pipeline.produce` tells the story."""
