"""Which story does a news agency's raw copy hold, apart from the codes, slugs and notes that it was sent with?"""
