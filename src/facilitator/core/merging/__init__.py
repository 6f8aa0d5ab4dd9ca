"""Merging the records that two laptops kept of one meeting."""
