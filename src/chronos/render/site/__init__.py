"""The static site: pages that read without scripts and without a network, and answer with them."""
