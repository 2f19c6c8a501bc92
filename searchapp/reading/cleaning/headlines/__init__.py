"""Which line of a pasted page is its headline: what may be one, and what speaks for it."""
