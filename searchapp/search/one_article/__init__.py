"""One article of a search: why it is a result, and which others are like it."""
