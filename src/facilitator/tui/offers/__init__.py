"""What can be done and gone to, as the palette and the help list it."""
