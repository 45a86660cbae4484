"""The editor's database by the year: frozen DDL, one file a step and database. Never edited once released."""
