"""Which lines of a text are a news agency's own: its signs, its datelines, the headers and notes around a story?"""
