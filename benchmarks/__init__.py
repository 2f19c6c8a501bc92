"""searchapp beside Tantivy, SQLite FTS5 and stock Whoosh, on the same stories and questions: `python -m benchmarks`."""
