"""The window: screens, models, delegates and widgets. Only this package (and ``app.py``) imports PySide6.

Must not import storage, search or exchange: what a screen needs comes in as values and functions.
"""
