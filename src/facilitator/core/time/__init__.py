"""Clock times: what is planned, actual and expected, and what may be done about it."""
