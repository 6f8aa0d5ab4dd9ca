"""The horizon scan: what goes on in each region."""
