"""What crosses the borders between packages? Frozen values with no library inside."""
