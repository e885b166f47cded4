"""The document: an open plan, how it changes, and the file it lives in."""

from planner.document.changes import ChangeSet, Effect, RowChange
from planner.document.plan import Plan, fields_of
from planner.document.rules import folded

__all__ = ["ChangeSet", "Effect", "Plan", "RowChange", "fields_of", "folded"]
