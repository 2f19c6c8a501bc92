"""What does the text of a query say?"""
