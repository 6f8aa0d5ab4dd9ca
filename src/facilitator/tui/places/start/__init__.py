"""The Start screen: records to resume, agendas found, and new ones."""
