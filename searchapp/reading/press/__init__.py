"""Which articles does the export of a press database or the copy of a news agency hold?"""
