"""Notes: everything captured, to be read, edited and sorted."""
