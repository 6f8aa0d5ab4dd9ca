"""TOML read with every problem found and placed."""
