"""Groups: forming, filling and rotating breakout groups, and showing them to the room."""
