"""Statements: who says, demands, denies, accuses; in which words, through whom."""
