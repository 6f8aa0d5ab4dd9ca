"""The places of a meeting, one package each; none imports another."""
