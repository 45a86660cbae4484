"""Everything that crosses the border of the program as a file: conversations, notes, directories.

May use ``domain``, ``errors`` and ``storage``; never ``search`` or ``ui``.
"""
