"""Screens: one per file. A view is given what it needs and emits wishes; it opens no file."""
