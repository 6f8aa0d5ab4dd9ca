"""The terminal app: screens that read state and send moves."""
