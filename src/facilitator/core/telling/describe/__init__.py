"""Facts in words, for saying what was just done, undone or redone; one module a domain."""
