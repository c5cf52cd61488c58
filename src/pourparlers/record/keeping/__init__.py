"""The record kept: a new, changed or withdrawn article, or a correction, does again only what it touches.

Each step of the record (who is who, which reports are one meeting, which articles one story, the account of each
meeting) looks only at what lies beside it, so what it gave is kept, and asked for again where something beside it has
changed. What is kept is at every moment what the whole made at once (``record.build``) would give, byte for byte.
"""
