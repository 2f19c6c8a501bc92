"""How is an index in an OpenSearch cluster searched and written?"""
