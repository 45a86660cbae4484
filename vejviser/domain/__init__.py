"""The facts and rules of the field: plain Python, frozen values, pure functions.

No Qt, no SQL, no files, no clock, no network.
"""
