"""Agenda files: read, checked, written, and the schema and starters of the format."""
