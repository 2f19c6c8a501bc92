"""Which text do documents of office programs hold? Their paragraphs, to be read as text that somebody pasted."""
