"""Which organizations does an article name, and which names are one organization?"""
