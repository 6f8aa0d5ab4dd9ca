"""Words: which concepts organisations use, which may be one, and how close all are."""
