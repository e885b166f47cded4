"""The page of risks: a tab a file or folder."""
