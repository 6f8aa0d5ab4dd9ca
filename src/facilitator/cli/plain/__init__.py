"""A meeting led by lines: what happens is told in sentences, and each line typed is a command."""
