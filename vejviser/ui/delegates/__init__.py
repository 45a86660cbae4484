"""Painters of rows: size and look of one item, from the tokens and fonts of the theme."""
