"""Texts with headings and lists: Markdown, plain text and Word documents."""
