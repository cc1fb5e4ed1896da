"""How time and memory grow: with the measures of one report, and with the reports of one run; ours, and peers'."""
