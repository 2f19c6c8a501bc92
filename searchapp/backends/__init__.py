"""Where are articles kept and searched? The seam between searching and an engine."""
