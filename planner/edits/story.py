"""Edits of the story that is told with the map: ordered steps, each a view with a caption."""

from __future__ import annotations

from planner.document import Plan
from planner.edits.rows import set_fields
from planner.edits.views import first_view
from planner.i18n import N_
from planner.model import MapView, StoryStep


def story_of(plan: Plan) -> list[StoryStep]:
    """Return the steps in the order in which they are told."""
    return sorted(plan.rows(StoryStep), key=lambda step: (step.position, step.created_at))


def add_step(
    plan: Plan,
    view: MapView | None,
    caption: str = "",
    *,
    focus: str | None = None,
    words: str = "",
    after: StoryStep | None = None,
    origin: object | None = None,
) -> StoryStep:
    """Add a step behind `after`, else at the end; without a view the plan's first one, made if there is none.

    `focus` is the key of a partner to look at, `words` the filter. Raises Invalid when a value does not fit.
    """
    steps = story_of(plan)
    place = steps.index(after) + 1 if after in steps else len(steps)
    with plan.change(N_("Add story step"), origin):
        view = view or first_view(plan)
        made = StoryStep(
            position=place, view=view.uid, caption=caption or None, focus=focus, filter=words or None
        )
        plan.add(made)
        _number([*steps[:place], made, *steps[place:]])
    return made


def show_in_step(
    plan: Plan,
    step: StoryStep,
    view: MapView | None,
    *,
    focus: str | None = None,
    words: str = "",
    origin: object | None = None,
) -> None:
    """Let a step show something else and keep its caption and place."""
    seen = {"view": view.uid if view is not None else step.view, "focus": focus, "filter": words or None}
    set_fields(plan, [step], seen, origin, N_("Change story step"))


def move_step(plan: Plan, step: StoryStep, place: int, origin: object | None = None) -> bool:
    """Let a step be told as the `place`-th, from 0; return whether that is elsewhere."""
    before = story_of(plan)
    after = [one for one in before if one is not step]
    after.insert(max(0, min(place, len(after))), step)
    if after == before:
        return False
    with plan.change(N_("Move story step"), origin):
        _number(after)
    return True


def caption_step(plan: Plan, step: StoryStep, caption: str, origin: object | None = None) -> None:
    """Give a step another caption; an empty one lets the view's name stand there."""
    set_fields(plan, [step], {"caption": caption or None}, origin, N_("Caption story step"))


def _number(steps: list[StoryStep]) -> None:
    for place, step in enumerate(steps, 1):
        if step.position != place:
            step.position = place
