"""Which text do documents of office programs and pages of recognized text hold? Paragraphs, read as if pasted."""
