"""Extract: asks publishers for their tables and keeps the answers as raw files, nothing else.

One folder per publisher, each on what ``common`` offers and on nothing of another publisher; ``publishers`` knows which
source is whose, ``inboxes`` what lies in the folders that people put files into.
"""
