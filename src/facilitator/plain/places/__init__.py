"""What stands in each place of the app, told a line at a time."""
