"""What the keys of the analysis are called in words (INTERFACE 3)."""

from __future__ import annotations

from planner.i18n import N_, _

_LABELS = {
    "network": N_("Network"), "strategy": N_("Strategy"), "value": N_("Value"), "selection": N_("Selection"),
    "raci": N_("RACI"), "kpis": N_("KPIs"), "roi": N_("ROI"), "risk": N_("Risk"), "health": N_("Health"),
    "nodes": N_("Organisations"), "edges": N_("Ties"), "density": N_("Density"),
    "centralisation": N_("Centralisation"), "reciprocity": N_("Reciprocity"), "hub_share": N_("Hub share"),
    "components": N_("Components"), "articulation_points": N_("Articulation points"),
    "bridges": N_("Bridges"),
    "by_organisation": N_("By organisation"), "degree": N_("Degree"), "betweenness": N_("Betweenness"),
    "closeness": N_("Closeness"), "constraint": N_("Constraint"), "criticality": N_("Criticality"),
    "zone": N_("Zone"),
    "alignment": N_("Alignment"), "ecosystem": N_("Ecosystem"), "conflicts": N_("Conflicts"),
    "goal": N_("Goal"),
    "for": N_("For"), "against": N_("Against"), "adaptability": N_("Adaptability"),
    "shared_value": N_("Shared value"), "model": N_("Model"), "modularity": N_("Modularity"),
    "coordination": N_("Need of coordination"), "choice": N_("Choice"), "margin": N_("Margin"),
    "flips": N_("Changes the choice"),
    "net_value": N_("Net value a year"), "who_says_no": N_("Who says no"), "transfers": N_("Transfers"),
    "from": N_("From"), "to": N_("To"), "amount": N_("Amount"), "transfer_total": N_("Transfers in total"),
    "shortfall": N_("Shortfall"), "odds": N_("Odds of joint delivery"), "adoption": N_("Odds of adoption"),
    "readiness_date": N_("Ready on"),
    "name": N_("Name"), "score": N_("Score"), "failed_gate": N_("Failed gate"), "win_share": N_("Win share"),
    "gap_closed": N_("Gap closed"),
    "decisions": N_("Decisions"), "without_accountable": N_("Nobody accountable"),
    "several_accountable": N_("Several accountable"), "without_responsible": N_("Nobody responsible"),
    "overloaded": N_("Overloaded"), "idle": N_("In no decision"),
    "attainment": N_("Attainment"), "status": N_("Status"), "benchmark_distance": N_("Distance to benchmark"),
    "trend": N_("Trend a year"),
    "npv": N_("NPV"), "irr": N_("IRR"), "irr_count": N_("IRR roots"), "payback_years": N_("Payback, years"),
    "discounted_payback_years": N_("Discounted payback, years"), "direct": N_("Direct"),
    "tornado": N_("Tornado"), "low": N_("Low"), "high": N_("High"), "simulation": N_("Simulation"),
    "trials": N_("Trials"), "seed": N_("Seed"), "p10": N_("P10"), "p50": N_("P50"), "p90": N_("P90"),
    "p_loss": N_("Chance of a loss"),
    "count": N_("Risks"), "unscored": N_("Not scored"), "by_level": N_("By level"), "matrix": N_("Matrix"),
    "inherent": N_("Inherent"), "residual": N_("Residual"), "target": N_("Target"),
    "expected_loss": N_("Expected loss"), "standard_error": N_("Standard error"), "var95": N_("VaR 95"),
    "var99": N_("VaR 99"), "es95": N_("Expected shortfall 95"),
    "p_over_appetite": N_("Chance above the appetite"),
    "curve": N_("Loss exceedance"),
    "productivity": N_("Productivity"), "robustness": N_("Robustness"),
    "niche_creation": N_("Niche creation"),
    "value_hhi": N_("Value HHI"),
}  # fmt: skip


def known(key: str) -> bool:
    """Whether a key of the analysis has a name; if not it is the name of something in the plan."""
    return key in _LABELS


def label(key: str) -> str:
    """Return the name of a key in the active language; what is named in the plan stays."""
    return _(_LABELS[key]) if key in _LABELS else key
