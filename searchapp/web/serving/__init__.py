"""How is the app served, and kept from what others would do with it?"""
