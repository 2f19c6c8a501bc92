"""What an index knows of one value of a facet, and which values are meant by a name that is none."""

from searchapp.search.profiles.near_values import near_values
from searchapp.search.profiles.profile import profile_of, value_meant

__all__ = ["near_values", "profile_of", "value_meant"]
