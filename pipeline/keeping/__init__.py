"""What a run has made, kept for the next one in `build/.cache/`: found again by the content that it was made of.

Nothing here is imported that takes long: a run after which nothing has changed loads no more than this.
"""
