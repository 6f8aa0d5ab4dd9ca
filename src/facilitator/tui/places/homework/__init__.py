"""Homework: how far everybody has come with each task."""
