"""Where risks stood in a snapshot, on the scale the plan has today."""

from __future__ import annotations

import json

from planner.analysis.bands import level_moved
from planner.document import Plan
from planner.model import Snapshot

Cell = tuple[int, int]  # likelihood, impact


def scores_since(plan: Plan, snapshot: Snapshot) -> dict[str, Cell]:
    """Return likelihood and impact of each risk scored in the snapshot, by uid; other levels are moved to today's."""
    content = json.loads(snapshot.content)
    levels = next((row["risk_levels"] for row in content.get("plan", ())), plan.info.risk_levels)
    return {
        row["uid"]: (
            level_moved(row["likelihood"], levels, plan.info.risk_levels),
            level_moved(row["impact"], levels, plan.info.risk_levels),
        )
        for row in content.get("risk", ())
        if row["likelihood"] and row["impact"]
    }
