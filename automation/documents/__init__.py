"""Papers: words for a decision (``compose``), words on a page (``pages``), the norm check (``lint``).

``compose`` is pure, and so are the plain sheets nobody signs as letters (``sheets``, ``today``); ``pages`` reads the
Word pages of ``templates/``; ``lint`` reads finished .docx files.
``default_pages`` is the script that makes the Word pages the product comes with.
"""
