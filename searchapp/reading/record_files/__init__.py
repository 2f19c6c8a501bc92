"""Which articles do the records of a file hold, one after another?"""
