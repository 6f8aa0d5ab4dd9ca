"""Words: concepts, candidates for merging, and the cloud."""
