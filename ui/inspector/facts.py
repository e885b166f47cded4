"""What the inspector says of a partner or a risk beyond its fields: worked out, each with its reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from planner.display import short_of
from planner.i18n import _, ngettext, number
from planner.model import Organisation, PlanInfo, Provision, Relationship, Risk, RiskLink
from planner.model.choices import RelationshipStatus
from ui import theme
from ui.inspector.section import Section, muted
from ui.workspace import Workspace

CRITICAL_END = 4.0  # the bar is full here; the danger zone begins at 2.5


class Bar(QWidget):
    """A thin bar that fills from the left."""

    def __init__(self, share: float, colour: str) -> None:
        super().__init__()
        self.share, self.colour = max(0.0, min(1.0, share)), colour
        self.setMinimumHeight(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        y = self.height() / 2 - 3
        for share, colour in ((1.0, theme.current().neutral_tint), (self.share, self.colour)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, y, self.width() * share, 6), 3, 3)


class Row(QFrame):
    """A clickable line: an icon, a text, and a figure at the right."""

    clicked = Signal()

    def __init__(
        self,
        icon: str,
        text: str,
        figure: str = "",
        *,
        colour: str = "",
        badge: tuple[str, str, str] | None = None,
    ) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(8)
        if badge is not None:
            layout.addWidget(badge_label(*badge))
        else:
            picture = QLabel()
            picture.setPixmap(
                theme.pixmap(icon, colour or theme.current().muted, 16, self.devicePixelRatioF())
            )
            layout.addWidget(picture)
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        layout.addWidget(label, 1)
        side = QLabel(figure)
        side.setProperty("tone", "muted")
        layout.addWidget(side)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


def badge_label(text: str, colour: str, ground: str) -> QLabel:
    """Return a level badge as a label."""
    label = QLabel(text)
    label.setFont(theme.font(11, bold=True, tabular=True))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFixedSize(44, theme.BADGE)
    label.setStyleSheet(f"color: {colour}; background: {ground}; border-radius: 4px;")
    return label


def risk_badge(risk: Risk, info: PlanInfo) -> tuple[str, str, str] | None:
    """Return text, colour and ground of a risk's badge, or None while it is not scored."""
    from planner.analysis.bands import bands_of

    if risk.likelihood is None or risk.impact is None:
        return None
    score = risk.likelihood * risk.impact
    t = theme.current()
    if risk.kind is not None and risk.kind.value == "opportunity":
        return f"+ {score}", t.accent, t.accent_tint
    letter = bands_of(info).level(score) or "L"
    return f"{letter} {score}", *theme.level_colours(letter)


def partner_sections(workspace: Workspace, partner: Organisation) -> list[Section]:
    """Return what else is known of a partner: dependence, relationships, risks."""
    return [_dependence(workspace, partner), _relationships(workspace, partner), _risks(workspace, partner)]


def _dependence(workspace: Workspace, partner: Organisation) -> Section:
    section = Section(_("Depends on it"), "dependence")
    criticality, zone = _criticality(partner)
    if criticality is None:
        section.add(
            muted(_("Criticality is known once dependence, penetration, maturity and trust are given."))
        )
    else:
        t = theme.current()
        colour = {"danger": t.danger, "control": t.warning, "watch": t.warning}.get(zone or "", t.good)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        name = QLabel(_("Criticality"))
        name.setProperty("tone", "muted")
        name.setFixedWidth(92)
        figure = QLabel(number(criticality, 2))
        figure.setFont(theme.font(bold=True, tabular=True))
        layout.addWidget(name)
        layout.addWidget(Bar(criticality / CRITICAL_END, colour), 1)
        layout.addWidget(figure)
        line.setToolTip(
            _("(dependence × penetration) ÷ (maturity × trust). Above 0.2 watch, 0.9 control, 2.5 danger.")
        )
        section.add(line)
    section.add(_if_it_left(workspace, partner))
    return section


def _criticality(partner: Organisation) -> tuple[float | None, str | None]:
    from planner.analysis.criticality import Ratings, criticality, zone

    value = criticality(Ratings(partner.dependency, partner.penetration, partner.maturity, partner.trust))
    return value, zone(value)


def _if_it_left(workspace: Workspace, partner: Organisation) -> QWidget:
    plan = workspace.plan
    links = sum(partner.uid in (one.source, one.target) for one in _alive(workspace))
    capabilities = sum(one.organisation == partner.uid for one in plan.rows(Provision))
    risks = sum(one.organisation == partner.uid for one in plan.rows(RiskLink))
    told = ", ".join(
        (
            ngettext("{n} link", "{n} links", links),
            ngettext("{n} capability", "{n} capabilities", capabilities),
            ngettext("{n} risk", "{n} risks", risks),
        )
    )
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    name = QLabel(_("If it left"))
    name.setProperty("tone", "muted")
    name.setFixedWidth(92)
    colour = theme.current().accent
    text = QLabel(
        f'{told} <a href="{partner.uid}" style="color: {colour}; text-decoration: none">{_("show")}</a>'
    )
    text.setWordWrap(True)
    flags = Qt.TextInteractionFlag
    text.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
    text.linkActivated.connect(workspace.drill_asked)
    layout.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text, 1)
    return line


def _alive(workspace: Workspace) -> list[Relationship]:
    rows = workspace.plan.rows(Relationship)
    return [one for one in rows if one.status is not RelationshipStatus.ENDED]


def _relationships(workspace: Workspace, partner: Organisation) -> Section:
    section = Section(_("Relationships"), "relationships")
    mine = [one for one in _alive(workspace) if partner.uid in (one.source, one.target)]
    section.side.addWidget(_count(len(mine)))
    for one in mine:
        section.add(_relationship_row(workspace, partner, one))
    if not mine:
        section.add(muted(_("None yet. On the map, drag from the edge of its card to another card.")))
    return section


def _relationship_row(workspace: Workspace, partner: Organisation, one: Relationship) -> Row:
    from html import escape

    outward = one.source == partner.uid
    other = workspace.plan.get(Organisation, one.target if outward else one.source)
    kind = one.kind.label.lower() if one.kind is not None else _("works with")
    name = escape(short_of(workspace.plan, other)) if other is not None else "?"
    icon = "arrows-left-right" if one.two_way else "arrow-right" if outward else "arrow-left"
    text = f"{kind}&nbsp; <b>{name}</b>" if outward or one.two_way else f"<b>{name}</b>&nbsp; {kind}"
    row = Row(icon, text, str(one.strength or ""), colour=theme.current().categories[0])
    row.clicked.connect(_Opener(workspace, Relationship, one.uid, row).open)
    return row


def _risks(workspace: Workspace, partner: Organisation) -> Section:
    plan = workspace.plan
    section = Section(_("Risks"), "risks")
    found = (plan.get(Risk, one.risk) for one in plan.rows(RiskLink) if one.organisation == partner.uid)
    mine = [risk for risk in found if risk is not None]
    section.side.addWidget(_count(len(mine)))
    for risk in mine:
        section.add(risk_row(workspace, risk))
    if not mine:
        section.add(muted(_("No risk is linked to this partner.")))
    return section


def risk_row(workspace: Workspace, risk: Risk) -> Row:
    """Return a line for a risk with its level; a click opens it."""
    from html import escape

    badge = risk_badge(risk, workspace.plan.info)
    row = Row("warning-octagon", escape(risk.title), badge=badge)
    row.clicked.connect(_Opener(workspace, Risk, risk.uid, row).open)
    return row


class _Opener(QWidget):
    """Opens a row when its line is clicked; lives and dies with the line."""

    def __init__(self, workspace: Workspace, entity: Any, uid: str, line: QWidget) -> None:
        super().__init__(line)
        self.hide()
        self.workspace, self.entity, self.uid = workspace, entity, uid

    def open(self) -> None:
        """Show the row in the inspector."""
        self.workspace.selection.set([(self.entity, self.uid)])


def _count(count: int) -> QLabel:
    label = QLabel(str(count) if count else "")
    label.setFont(theme.font(11, bold=True))
    label.setProperty("tone", "muted")
    return label
