"""Vejviser: a signpost for frontline staff. Importing the package does nothing."""

__version__ = "0.1.0"
