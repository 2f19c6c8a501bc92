"""What have the searches that people keep found since they were last asked?"""

from searchapp.searches.news import News, SearchNews, news_of
from searchapp.searches.searches_file import SavedSearch, read_searches
from searchapp.searches.seen import Seen, read_seen, telling_alone, write_seen

__all__ = [
    "News",
    "SavedSearch",
    "SearchNews",
    "Seen",
    "news_of",
    "read_searches",
    "read_seen",
    "telling_alone",
    "write_seen",
]
