"""How does a segment lie on disk?"""
