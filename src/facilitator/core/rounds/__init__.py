"""Rounds: whose turn it is, how long each may speak, and what was answered."""
