"""Programme: the plan as it is now, to be changed during the meeting."""
