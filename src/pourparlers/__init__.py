"""Pourparlers reads the news on diplomacy: who meets whom, when, where, and which sentence says so."""

__version__ = "0.1.0"
