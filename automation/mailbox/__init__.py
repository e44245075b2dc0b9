"""The room that looks at the office's mailbox and takes in what answers our letters, each message once.

``message_taking`` leads a look. ``imap_child`` speaks IMAP and ``opening_child`` takes messages apart, each in its own
bounded child process, because servers and messages may be hostile. ``matching`` says whose a message is and which
letter it answers.
"""
