"""The tables, one noun each.

- ``article``: one piece of journalism, whatever it says today. ``address`` is its canonical address, where it has one;
  ``versions`` counts its versions, so the current one is that whose ``number`` it is. Withdrawn is a mark with its
  time, reason and who says so; no row is ever deleted.
- ``version``: one wording. ``key`` is made of the content (``keys``) and is unique in the store; ``prose`` is the key
  of its headline and running text alone, ``extent`` how much there is in all. ``page`` is the model's article as JSON
  with its text left out, which stands beside it.
- ``sighting``: a version met at an address or path, through a source, first and last.
- ``reading``: the contract's JSON of a version, and what made it.
- ``source``: what the user follows, and how following goes.
- ``asked``: what the server of a listed page gave to ask by whether it has changed.
- ``ledger``: the lines of the record's public identifiers, only ever added to.
- ``correction``: what people say above the machine, only ever added to.
- ``desk_user``, ``desk_session``, ``desk_log``: who may come to the desk, who is there, and what was done there
  (``users``, ``audit``); digests of passwords and tokens, never these themselves.
- ``follower``: who follows what by mail, since when, agreed to in which words; gone when no longer wanted. ``heard`` is
  the number of the last change that was told to it, ``served`` the day or moment of its last digest.
- ``heard``: the changes of the record in the order that they were met, which is not that of their days.
- ``letter``: what is to go out by mail, once; what went is kept without its words and address. No number of these
  three is given twice, for one that is gone may still be in somebody's hands.
- ``kept``, ``kept_mark``: the record as it is kept, rows by kind and key and the numbers that they are found by
  (``shelf``), made of the rest; ``due``: the articles that it has still to take in.
- ``search``: the words of each version, in each engine's own kind of index (``search``), so not a table of this module.
- ``progress``: how far a long task came, so that it goes on after a stop.

Times are ISO 8601 in UTC, days EDTF; both sort as text. An empty string stands in a unique key for what is not known,
since NULLs differ from each other.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0008"
"""The newest migration: what a store must be at for this program."""

Number = BigInteger().with_variant(Integer, "sqlite")
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

article = Table(
    "article",
    metadata,
    Column("id", Number, primary_key=True),
    Column("address", Text, unique=True),
    Column("versions", Integer, nullable=False),
    Column("added", Text, nullable=False),
    Column("withdrawn", Text),
    Column("withdrawn_by", Text),
    Column("withdrawn_why", Text),
)

version = Table(
    "version",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article_id", Number, ForeignKey("article.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("prose", Text, nullable=False),
    Column("extent", Integer, nullable=False),
    Column("cut", Boolean(create_constraint=False), nullable=False),
    Column("added", Text, nullable=False),
    Column("url", Text),
    Column("language", Text),
    Column("outlet", Text),
    Column("section", Text),
    Column("headline", Text),
    Column("published", Text),
    Column("voice", Text),
    Column("marker", Text),
    Column("page", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("article_id", "number"),
    Index(None, "prose"),
    Index(None, "language"),
)

sighting = Table(
    "sighting",
    metadata,
    Column("id", Number, primary_key=True),
    Column("version_id", Number, ForeignKey("version.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("outlet", Text),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    UniqueConstraint("version_id", "url", "path", "source"),
    Index(None, "source"),
)

asked = Table(
    "asked",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
)

reading = Table(
    "reading",
    metadata,
    Column("version_id", Number, ForeignKey("version.id"), primary_key=True, autoincrement=False),
    Column("reader", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("packs", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("published", Text),
    Column("meetings", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("json", Text, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", Number, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("language", Text),
    Column("section", Text),
    Column("outlet", Text),
    Column("marker", Text),
    Column("voice", Text),
    Column("added", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("checked", Text),
    Column("changed", Text),
    Column("due", Text),
    Column("rhythm", Integer),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
    Index(None, "due"),
)

progress = Table(
    "progress",
    metadata,
    Column("task", Text, primary_key=True),
    Column("position", Number, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", Number, primary_key=True),
    Column("line", Text, nullable=False),
    Column("written", Text, nullable=False),
)

Exact = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by its characters alone."""

kept = Table(
    "kept",
    metadata,
    Column("kind", Exact, primary_key=True),
    Column("key", Exact, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

kept_mark = Table(
    "kept_mark",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("key", Exact, primary_key=True),
    sqlite_with_rowid=False,
)

due = Table(
    "due",
    metadata,
    Column("article_id", Number, ForeignKey("article.id"), primary_key=True, autoincrement=False),
)

correction = Table(
    "correction",
    metadata,
    Column("id", Number, primary_key=True),
    Column("line", Text, nullable=False),
)

desk_user = Table(
    "desk_user",
    metadata,
    Column("id", Number, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("password", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("came", Text),
)

desk_session = Table(
    "desk_session",
    metadata,
    Column("key", Text, primary_key=True),
    Column("user_id", Number, ForeignKey("desk_user.id", ondelete="CASCADE"), nullable=False),
    Column("begun", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Index(None, "user_id"),
)

desk_log = Table(
    "desk_log",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text),
    Column("address", Text),
)

follower = Table(
    "follower",
    metadata,
    Column("id", Number, primary_key=True),
    Column("address", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("rhythm", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("wording", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("confirmed", Text),
    Column("heard", Number, nullable=False),
    Column("served", Text),
    Column("refused", Integer, nullable=False),
    UniqueConstraint("address", "kind", "name"),
    sqlite_autoincrement=True,
)

heard = Table(
    "heard",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("seen", Text, nullable=False),
    sqlite_autoincrement=True,
)

letter = Table(
    "letter",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("follower_id", Number, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("taken", Text),
    Column("attempts", Integer, nullable=False),
    Column("problem", Text),
    Index(None, "follower_id"),
    Index(None, "state"),
    sqlite_autoincrement=True,
)
