"""A meeting led by words only: sentences out, lines in."""
