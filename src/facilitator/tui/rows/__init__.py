"""Rows and lines that more than one place shows."""
