"""How is an article kept in, and found in, a Whoosh index on this machine?"""
