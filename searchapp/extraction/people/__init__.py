"""Which persons does an article name?"""
