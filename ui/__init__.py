"""The window of Mitra: what is drawn and touched. Rules and figures live in `planner`."""
