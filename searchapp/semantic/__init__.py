"""How near are two texts in what they mean, whatever their words?"""
