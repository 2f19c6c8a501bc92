"""What do the engines index, and what are they asked?"""
