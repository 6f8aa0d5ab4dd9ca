"""People: who takes part and who is there, day by day."""
