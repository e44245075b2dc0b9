"""Everything that differs between operating systems or deals with processes: durable files, locks, limits, children."""
