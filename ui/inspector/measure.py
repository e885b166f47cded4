"""What the inspector of the plan says of the levels of risks: the bands that count, and why typed ones do not."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from planner.analysis.levels import Measure, usual_bounds
from planner.i18n import _, number
from ui.inspector.section import Section, muted


def measure_section(measure: Measure) -> Section:
    """Return the section on the bands of risk scores."""
    section = Section(_("Levels of risks"), "plan/levels")
    section.add(muted(bands_said(measure), 12))
    if measure.problem is not None:
        wrong = QLabel(_("The typed bands are not used: {reason}").format(reason=measure.problem))
        wrong.setObjectName("bands_problem")
        wrong.setProperty("tone", "danger")
        wrong.setWordWrap(True)
        section.add(wrong)
    return section


def bands_said(measure: Measure) -> str:
    """Say in one line which scores are low, medium, high and extreme."""
    typed = zip(measure.typed, usual_bounds(measure.levels), strict=True)
    usual = measure.problem is not None
    low, medium, high = (number(bound if one is None or usual else one) for one, bound in typed)
    return _("Low up to {low}, medium up to {medium}, high up to {high}, extreme above.").format(
        low=low, medium=medium, high=high
    )
