"""Documents for Word and other word processors."""
