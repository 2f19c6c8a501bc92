"""What is known of names and of their words before any text is read?"""
