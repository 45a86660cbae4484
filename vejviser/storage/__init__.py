"""The directory file (SQLite through SQLModel). Rows stay in here: what leaves is a frozen value."""
