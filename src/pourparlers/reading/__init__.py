"""Reading: an article to its facts, each with the characters that say so."""
