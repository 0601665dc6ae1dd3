"""No network, no server."""
