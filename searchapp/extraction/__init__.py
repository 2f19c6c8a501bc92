"""What does an article say of organizations, persons, countries, sources and dates, and where?"""
