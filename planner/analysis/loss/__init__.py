"""What risks cost a year (NUMBERS 10.3–10.5): lognormal losses, Poisson frequencies, shared shocks, a simulation, and
the actions worth paying for. Nothing here reads a plan; `planner.analysis.losses` does.
"""
