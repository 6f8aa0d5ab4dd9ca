"""Files on disk: agendas read with every problem found, and journals that lose nothing."""
