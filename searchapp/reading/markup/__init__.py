"""Which text of a web page is its article's body?"""
