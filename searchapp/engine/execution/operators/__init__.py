"""How does each kind of query find, test and score documents?"""
