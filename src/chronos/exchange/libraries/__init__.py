"""Libraries of sources."""
