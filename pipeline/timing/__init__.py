"""Time in the plan and in its marks: what a timeframe asks for, and whether it was kept. Pure."""
