"""What do a page's scripts say of its article?"""
