"""Where may a text name organizations and persons, by a CRF over its chunks of capitalised words?"""
