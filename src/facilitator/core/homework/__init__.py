"""Homework: tasks, hand-ins and the horizon scan."""
