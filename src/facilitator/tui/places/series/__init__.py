"""Series: meetings to come, votes on them, and open actions."""
