"""How does stock Whoosh read our segments?"""
