"""What lies over a place and is left again: questions, forms, lists to choose from, sheets."""
