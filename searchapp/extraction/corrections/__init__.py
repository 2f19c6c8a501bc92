"""What do people say about facets, and what does that change?"""
