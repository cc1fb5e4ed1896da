"""What the program notices and a person should decide: one file per subject; `catalogue` has them all."""
