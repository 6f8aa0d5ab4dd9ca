"""What is kept and true of a meeting: facts, and the state they add up to."""
