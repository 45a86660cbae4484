"""Spreadsheets: what a small partner has. xlsx and CSV out, and in with suspicion."""
