"""The pure core: what a meeting is and what may happen in it, without files, clock or screen."""
