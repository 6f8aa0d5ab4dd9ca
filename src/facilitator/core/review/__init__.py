"""Review: how the times went, and what to plan next time."""
