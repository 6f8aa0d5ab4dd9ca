"""Records of meetings on disk: journals, the library, and what is done with whole records."""
