"""Pourparlers reads the news on diplomacy: who meets whom, when, where, and which sentence says so.

>>> from pourparlers import read
>>> reading = read("GENEVA, Jan 10 (Sample) - Russia and the United States hold talks in Geneva on 10 January 2022.")
>>> [meeting.when for meeting in reading.meetings]
['2022-01-10']
"""

from __future__ import annotations

from pourparlers import compiled
from pourparlers.errors import InputError, PackError, PourparlersError, UnknownLanguage
from pourparlers.flow import read
from pourparlers.model import Article, Reading, to_json
from pourparlers.version import __version__

__all__ = [
    "Article",
    "InputError",
    "PackError",
    "PourparlersError",
    "Reading",
    "UnknownLanguage",
    "__version__",
    "read",
    "to_json",
]

compiled.prefer()
