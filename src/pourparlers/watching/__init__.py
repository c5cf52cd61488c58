"""Following all sources until stopped: each in its turn, on its own rhythm, into the store."""
