"""How do files become articles with their facts, in several processes, and what is left where that is interrupted?"""
