"""Following: what can be followed, the page for it, signing up by mail, digests, and what sends them."""
