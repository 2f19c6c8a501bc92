"""Which agencies and outlets does an article quote?"""
