"""How does a query find, score and count documents?"""
