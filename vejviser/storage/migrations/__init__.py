"""The editor's database by the year: frozen DDL, one file a step. Never edited once released."""
