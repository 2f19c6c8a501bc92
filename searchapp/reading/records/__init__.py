"""Which field of a record (an object of JSON, a row of a table) holds what of an article?"""
