"""A meeting that several laptops keep at the same time."""
