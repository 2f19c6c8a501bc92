"""Which countries are there, and what are they called?"""
