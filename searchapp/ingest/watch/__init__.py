"""How does an index follow its folders while a process looks on?"""
