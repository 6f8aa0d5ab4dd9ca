"""The audience's screen in a terminal of its own."""
