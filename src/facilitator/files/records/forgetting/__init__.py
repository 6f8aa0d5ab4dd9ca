"""Putting another name in the place of a person's, wherever a record holds it."""
