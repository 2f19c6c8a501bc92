"""Which countries does an article name, and which is it about?"""
