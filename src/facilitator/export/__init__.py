"""Exporters: a state becomes text in a format, purely."""
