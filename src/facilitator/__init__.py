"""Facilitator runs a whole meeting from a terminal: programme, time, notes and minutes."""

__version__ = "0.2.0"
