"""The corridor: one day, top to bottom. Start reading at ``corridor.run_day``."""
