"""Which files lie in an archive? Each is yielded to be read in turn; what is unsafe, broken or no article is told."""
