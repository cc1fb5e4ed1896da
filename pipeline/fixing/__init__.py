"""The officer's own files, put right on request: one class of signs at a time, every word as it was typed.

Edited in place, letter by letter, and not written anew by a YAML library: that would wrap lines, space lists and quote
values its own way, and a difference would show more than what was put right. Such a library proves the result instead.
"""
