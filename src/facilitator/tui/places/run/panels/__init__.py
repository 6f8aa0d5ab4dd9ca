"""The panels of Run: what stands in each, as rows of pieces."""
