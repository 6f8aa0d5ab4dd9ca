"""The pure core: agenda, events, state, moves and schedule, with no files, clock or screen."""
