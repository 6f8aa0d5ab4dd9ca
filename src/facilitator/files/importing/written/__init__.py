"""What people write in programmes: times, lengths, dates and names."""
