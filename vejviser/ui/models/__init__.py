"""Qt item models: rows of frozen values, one role for the value itself. Never change a row."""
