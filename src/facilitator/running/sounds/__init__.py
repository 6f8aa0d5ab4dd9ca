"""The sounds by which a room hears that time gets short or is up."""
