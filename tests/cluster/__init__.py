"""A real OpenSearch for the tests: its parts come from Maven Central, its nodes run on this machine's loopback."""
