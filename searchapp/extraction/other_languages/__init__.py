"""Which organizations and persons do articles name that are not in English? Models that extras bring read them."""
