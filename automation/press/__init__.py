"""The page engine: Word pages with docxtpl's tags, compiled once and filled many times."""
