"""Making up for a delay: what could be shortened, cut or moved, and what that would save."""
