"""Why does a search find so little, and what would find more?"""
