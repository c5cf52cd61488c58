"""What a page states of its article: headline, authors, section, dates, language, agency, address, outlet.

``facts_of`` asks JSON-LD, metadata elements, markup and text, and elects each fact; see ``record`` for what it gives.
"""

from pourparlers.page.facts.gathering import facts_of as facts_of
from pourparlers.page.facts.record import Fact as Fact
from pourparlers.page.facts.record import Names as Names
from pourparlers.page.facts.record import PageFacts as PageFacts
