"""The editor's database: offers in all their states, their history, checks, reports, and what went out."""
