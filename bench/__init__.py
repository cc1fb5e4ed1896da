"""Benchmarks: what the program costs, held against named baselines that are measured in the same run.

`python -m bench` runs them, prints a table and keeps `results.json` and the table of `docs/performance.md`.
Nothing here is part of the program, and no test of it looks at a clock.
"""
