"""Answers from phones as whoever leads has them: what waits, and what becomes of it."""
