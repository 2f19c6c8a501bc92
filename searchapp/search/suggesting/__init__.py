"""What may somebody mean who has typed the beginning of it?"""
