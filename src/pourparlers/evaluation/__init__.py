"""Scores readings against gold: meetings, statements, people, dates. Its figures are those of the reference scorers."""
