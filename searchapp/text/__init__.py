"""How does a text become terms, and a word its stem? The one analyzer, for indexing, querying and highlighting."""
