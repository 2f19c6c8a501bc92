"""How does an index follow its folders, or the corrections of a server, beside a process that goes on?"""
