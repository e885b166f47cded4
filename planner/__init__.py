"""Mitra's planner: the model, the document, what a person can do to it, and what can be computed from it. Never Qt."""

__version__ = "1.0.0"
