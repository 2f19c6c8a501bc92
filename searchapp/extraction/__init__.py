"""From an article to its facts: organizations, countries, dates and cited sources, each with its evidence."""
