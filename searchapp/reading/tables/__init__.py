"""Which articles do the rows of tables hold: delimited text, Parquet, workbooks?"""
