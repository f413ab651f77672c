"""Legation reads news and keeps the record: who did, said or plans what, to whom, when and where, on whose word."""

__version__ = "0.1.0"
