"""Curated collections: write-ups that somebody has put together for somebody, and why."""
