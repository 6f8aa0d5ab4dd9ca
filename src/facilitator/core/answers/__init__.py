"""Answers from phones: what may be asked of the room, and what an accepted answer becomes."""
