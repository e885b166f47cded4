"""How a plan simulates its losses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How a plan simulates: years drawn, seed, share of common shocks (0–1), the loss it can bear (money a year)."""

    trials: int
    seed: int
    shock_share: float
    appetite: float | None = None
