"""The regulation's language: what a plan, a mark, a register and a report are. No I/O; imports nothing of ours."""
