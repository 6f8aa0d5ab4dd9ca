"""What the audience sees: which page, and what stands on it."""
