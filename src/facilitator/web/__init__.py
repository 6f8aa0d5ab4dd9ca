"""The audience's view in a browser."""
