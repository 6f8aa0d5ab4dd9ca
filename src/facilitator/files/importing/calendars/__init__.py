"""Calendar files and the names of their time zones."""
