"""Attacks are read as the program reads them."""

import pytest


@pytest.fixture(autouse=True)
def _read_truly(true_readings: None) -> None:
    """Let every workbook of this room be read in a process of its own."""
