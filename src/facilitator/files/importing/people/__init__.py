"""Lists of people, read and put into an agenda."""
