"""The store: articles by content with their versions, sightings and readings, and the sources that they come from.

SQLite by default, PostgreSQL by URL; the same tables, queries and tests. ``engine.open_store`` opens one, ``taking``
puts articles in, ``articles``, ``readings`` and ``sources`` are the queries, ``upkeep`` and ``check`` look after it.
Each function takes the connection of a transaction that the caller opened, so that what belongs together is kept
together. Times are passed in, never read here.
"""
