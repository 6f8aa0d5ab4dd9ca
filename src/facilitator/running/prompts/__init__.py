"""The questions put to whoever leads a meeting, with what each answer does."""
