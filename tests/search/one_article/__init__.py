"""Searching a small index on disk."""
