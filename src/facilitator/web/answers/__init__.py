"""The page on which phones answer, and what waits there to be accepted."""
