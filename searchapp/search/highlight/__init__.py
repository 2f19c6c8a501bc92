"""Where does a text have what a query looks for, and what is shown of it?"""
