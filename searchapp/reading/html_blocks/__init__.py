"""Which blocks of text does a piece of HTML hold, and what do their classes say?"""
