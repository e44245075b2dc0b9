"""Builds folders to carry to a computer without the Internet: ``make bundle``."""
