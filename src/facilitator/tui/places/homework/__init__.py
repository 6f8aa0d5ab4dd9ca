"""Homework: who has come how far with which task."""
