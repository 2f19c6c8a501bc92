"""A fast Whoosh codec: segments of memory-mapped NumPy arrays, their writer and their evaluator."""
