"""Times: planned against actual, and where the plan is too tight."""
