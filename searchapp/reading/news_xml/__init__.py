"""Which articles does an XML file hold: of NITF, NewsML, feeds, or the records of a database?"""
