"""What is in a segment, and in a snapshot of the index?"""
