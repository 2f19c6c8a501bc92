"""How do commands print what was found, and what if nobody reads it?"""
