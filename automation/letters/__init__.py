"""A decision, its facts and the office's words → a letter as it will be read. Pure.

Start reading at ``composing.compose``, which gives the Letter; ``facts_check.check_letter`` tells before registering
what may not be issued. This file loads neither: a quiet day asks for the names of a plan and composes nothing.
"""
