"""How are dates and times written, and which days are meant?"""
