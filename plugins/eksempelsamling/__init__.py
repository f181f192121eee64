"""Eksempelsamlingen: write-ups of good practice, validated, linked and published by MkDocs."""

__version__ = "0.1.0"
