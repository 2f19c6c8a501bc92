"""Readers: one a format, from a file to its articles, without the page furniture."""
