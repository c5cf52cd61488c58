"""The record taken home: its nouns with what they need to stand alone, as tables, lines, calendars and linked data."""
