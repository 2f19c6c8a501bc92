"""What files are written in: bytes to text, what letters were broken on the way, streams of any length."""
