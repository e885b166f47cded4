"""Dialogs: only for files, the review of an import, explanations, and confirmations that lose work."""
