"""Commands by words: what a typed line, a hot key or another terminal can do in a meeting."""
