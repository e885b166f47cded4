"""Which page shows what: the class of each page, built when first shown, and the page on which a row is found."""

from __future__ import annotations

from importlib import import_module

from planner import model as m
from planner.model import Entity
from ui.pages.page import Page

_CLASSES = {
    "Overview": ("overview", "OverviewPage"), "Strategy": ("strategy", "StrategyPage"), "Map": ("map", "MapPage"),
    "Partners": ("partners", "PartnersPage"), "Governance": ("governance", "GovernancePage"),
    "Performance": ("performance", "PerformancePage"), "Roadmap": ("roadmap", "RoadmapPage"),
    "Risks": ("risks.page", "RisksPage"), "Insights": ("insights", "InsightsPage"),
    "Workshop": ("workshop", "WorkshopPage"),
}  # fmt: skip

PAGE_OF: dict[type[Entity], str] = {
    m.PlanInfo: "Strategy", m.Goal: "Strategy", m.Stance: "Strategy", m.ValueProposition: "Strategy",
    m.Resource: "Strategy", m.ModelCriterion: "Strategy",
    m.Organisation: "Partners", m.Contact: "Partners", m.Role: "Partners", m.RoleAssignment: "Partners",
    m.Capability: "Partners", m.Provision: "Partners", m.Relationship: "Partners", m.ValueFlow: "Partners",
    m.Criterion: "Partners", m.Assessment: "Partners",
    m.Forum: "Governance", m.Decision: "Governance", m.Responsibility: "Governance", m.ConflictRule: "Governance",
    m.DataProtocol: "Governance", m.Platform: "Governance",
    m.Kpi: "Performance", m.Measurement: "Performance", m.Benchmark: "Performance", m.CashLine: "Performance",
    m.Phase: "Roadmap", m.Task: "Roadmap", m.Risk: "Risks", m.Action: "Risks", m.Trend: "Risks",
    m.BowTieItem: "Risks", m.LogEntry: "Risks", m.ScaleLevel: "Risks",
}  # fmt: skip


def page_class(name: str) -> type[Page]:
    """Return the class of a page, importing it now."""
    module, cls = _CLASSES[name]
    found: type[Page] = getattr(import_module(f"ui.pages.{module}"), cls)
    return found
