"""When did an article come out, and which dates does its text name?"""
