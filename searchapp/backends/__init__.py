"""How is an index searched and written, whatever engine keeps it?"""
