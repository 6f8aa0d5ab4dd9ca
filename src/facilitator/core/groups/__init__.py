"""Breakout groups: who is in which, how they are dealt, and their clocks."""
