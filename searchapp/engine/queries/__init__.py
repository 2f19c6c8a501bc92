"""Which kinds of query are there beside those of Whoosh?"""
