"""The numbers of a plan as pure functions on plain data, each able to answer "why?", and the plan check."""

from planner.analysis.check import Finding, Report, check
from planner.analysis.figure import Figure
from planner.analysis.gather import Ecosystem
from planner.analysis.numbers import analyse, figures, part

__all__ = ["Ecosystem", "Figure", "Finding", "Report", "analyse", "check", "figures", "part"]
