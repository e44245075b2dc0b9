"""Answers come back: the office's mailbox is looked at, and what answers our letters is taken in, each message once.

``taking`` leads a look. ``line_child`` speaks IMAP and ``opening_child`` takes messages apart, each in a bounded child
process, because servers and messages may be hostile. ``matching`` says whose a message is and which letter it answers.
"""
