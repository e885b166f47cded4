"""A whole plan as JSON, written canonically and read back as additions and matches."""

from planner.exchange.json.read import read_json
from planner.exchange.json.write import plan_as_dict, write_json

__all__ = ["plan_as_dict", "read_json", "write_json"]
