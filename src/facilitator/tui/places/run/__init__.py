"""Run: the place from which a meeting is led."""
