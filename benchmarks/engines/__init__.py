"""Which engines are compared, and how is each of them asked?"""
