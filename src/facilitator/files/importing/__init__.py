"""Programmes that others wrote, made into agendas: calendars, tables, Markdown."""
