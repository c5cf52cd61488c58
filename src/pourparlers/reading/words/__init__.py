"""Words: a paragraph folded, cut into words, sentences and clauses, and what is found in it handed over."""
