"""What opens over a place and is closed again: forms, lists to choose from, sheets to read."""
