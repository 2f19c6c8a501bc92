"""What crosses the borders between packages? Frozen values, and the JSON that they are."""
