"""The record as a read-only interface for programs, under ``/api/v1``."""
