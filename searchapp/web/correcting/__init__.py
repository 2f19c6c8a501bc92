"""How do people correct a fact where they see it?"""
