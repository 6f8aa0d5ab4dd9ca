"""What every place has: header, keys, banner, the capture line and the line of a list."""
