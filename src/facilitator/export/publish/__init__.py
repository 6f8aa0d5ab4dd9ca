"""What is handed out before a meeting."""
