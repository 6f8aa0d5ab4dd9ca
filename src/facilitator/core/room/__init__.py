"""What the room sees: which page, and what stands on it."""
