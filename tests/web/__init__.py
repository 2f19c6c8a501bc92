"""Tests of the pages and of the JSON endpoint, on a real index and, where it matters, in a real browser."""
