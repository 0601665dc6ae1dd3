"""Over real HTTP on the loopback, or on real data."""
