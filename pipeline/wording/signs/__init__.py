"""Signs that are set otherwise than they are typed, a class a file: each takes a text and gives one of as many letters.

A class changes its own signs only, and what it has set it leaves as it is.
"""
