"""Minutes in Markdown, part by part."""
