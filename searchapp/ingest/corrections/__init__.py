"""Which corrections does an index go by, and how do people change them?"""
