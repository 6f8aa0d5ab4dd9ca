"""Round: everybody has a turn and answers the questions."""
