"""The tab of the bow-tie."""
