"""Dealing people into groups: even sizes, organisations mixed, wishes met where they can be."""
