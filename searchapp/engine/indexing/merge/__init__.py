"""Which segments become one, and how?"""
