"""How is an article stored in a Whoosh index on this machine, and a query run on it?"""
