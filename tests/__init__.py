"""The tests of searchapp; `python -m tests` runs all of them, with what they need installed."""
