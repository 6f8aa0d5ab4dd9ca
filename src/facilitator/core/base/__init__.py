"""What everything else is written with: text, phrases, spans of time, refusals, dice."""
