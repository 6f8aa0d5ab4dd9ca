"""A series of meetings: those to come, and what one leaves to the next."""
