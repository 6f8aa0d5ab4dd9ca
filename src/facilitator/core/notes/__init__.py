"""Captures: how a typed line is understood, kept and changed, and what became of actions."""
