"""What happened, in words: descriptions, announcements, differences, search, the tour."""
