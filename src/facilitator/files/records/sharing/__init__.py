"""Keeping one record on several laptops, through a folder that another program syncs."""
