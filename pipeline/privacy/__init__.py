"""What in a text tells of a person: numbers that belong to one, and names."""
