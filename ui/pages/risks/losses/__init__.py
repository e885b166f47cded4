"""The tab of the loss curve."""
