"""The room that composes e-mails from the same figures as the papers; it reads and writes no files.

The text and the HTML of a message come from one body.
"""
