"""From a page to an article: its text, its blocks by kind, its language, and who publishes it."""
