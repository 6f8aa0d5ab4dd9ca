"""The programme and the coming meetings as an iCalendar file."""
