"""How do documents become segments?"""
