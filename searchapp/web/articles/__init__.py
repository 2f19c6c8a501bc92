"""The pages of one article: its text and facts, its versions, and the way to the results beside it."""
