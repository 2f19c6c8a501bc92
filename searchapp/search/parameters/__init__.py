"""Which parameters does a search have, and how are they written in a query string?"""
