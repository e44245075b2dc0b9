"""The work of one day, top to bottom. Start reading at ``running.run_day``."""
