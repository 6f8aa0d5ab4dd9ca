"""The laptops that keep a meeting together, as every interface shows and tells it."""
