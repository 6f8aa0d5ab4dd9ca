"""The minutes of a meeting as text, by a template of the user's own if there is one."""
