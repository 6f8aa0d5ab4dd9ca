"""People: who is on the list, what may be recorded of them, who is there."""
