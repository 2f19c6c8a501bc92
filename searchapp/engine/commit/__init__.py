"""Which segments are live, and are they whole?"""
