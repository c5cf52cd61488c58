"""What the terminal and the site both show: dates in words, sentences that bear facts out, marked text, calendars."""
