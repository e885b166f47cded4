"""What is shown one after the other: the steps of the story, or without any the views of the map."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from planner.document import Plan
from planner.edits.story import story_of
from planner.edits.views import view_of
from planner.model import MapView, Organisation, Relationship, StoryStep
from planner.model.choices import RelationshipStatus
from ui.canvas.scene import MapScene


@dataclass(frozen=True)
class Slide:
    """One picture: the keys of its view and of the partner in focus, the words it is filtered by, what is said."""

    view: str | None
    caption: str
    focus: str | None = None
    words: str = ""
    step: str | None = None


def slides_of(plan: Plan) -> list[Slide]:
    """Return the steps, else every view that is not internal, else the map as it is."""
    made = [slide_of(plan, step) for step in story_of(plan)]
    if made:
        return made
    views = [Slide(view.uid, view.name) for view in plan.rows(MapView) if not view.internal]
    return views or [Slide(None, plan.info.title)]


def slide_of(plan: Plan, step: StoryStep) -> Slide:
    """Return what a step shows; without a caption it is the view's name that is said."""
    view = plan.get(MapView, step.view)
    caption = step.caption or (view.name if view is not None else "")
    return Slide(step.view, caption, step.focus, step.filter or "", step.uid)


def show_slide(scene: MapScene, slide: Slide) -> QRectF:
    """Let a scene show a slide; return the area to look at: what is in focus or matches, else everything."""
    current = scene.view or view_of(scene.plan)
    if slide.view is not None and (current is None or current.uid != slide.view):
        scene.set_view(slide.view)
    scene.filter_by(slide.words)
    shown = _looked_at(scene, slide)
    scene.dim(scene.items_by_key.keys() - shown if shown else ())
    return scene.content(shown or None)


def _looked_at(scene: MapScene, slide: Slide) -> set[str]:
    """Return the keys of the cards a slide is about; none where it is about all."""
    cards = scene.items_by_key
    if slide.focus in cards:
        return {slide.focus, *neighbours(scene.plan, slide.focus)} & cards.keys()
    return {uid for uid, item in cards.items() if not item.look.faint} if scene.showing.words else set()


def neighbours(plan: Plan, uid: str) -> set[str]:
    """Return the keys of those tied to a partner, by a relationship that has not ended or the hierarchy."""
    found: set[str] = set()
    for one in plan.rows(Relationship):
        if uid in (one.source, one.target) and one.status is not RelationshipStatus.ENDED:
            found |= {one.source, one.target}
    for partner in plan.rows(Organisation):
        if partner.parent == uid:
            found.add(partner.uid)
        elif partner.uid == uid and partner.parent is not None:
            found.add(partner.parent)
    return found - {uid}
