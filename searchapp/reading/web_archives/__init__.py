"""Which pages did a crawler or a browser keep? Each with its address, the newest of each, to be read as a page."""
