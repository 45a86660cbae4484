"""The building blocks of every screen. Must know no word of the domain."""
