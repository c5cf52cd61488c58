"""Outgoing mail: its settings, what a letter is made of, the one door to the server, and the queue behind it."""
