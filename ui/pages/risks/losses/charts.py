"""The three charts of losses in their cards: the curve, what each risk adds, how the mean settles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from planner.analysis.loss.scenario import STATES, annual_loss
from planner.analysis.loss.study import Curve, Study
from planner.i18n import N_, _, compact, number, percent
from ui import theme
from ui.charts import Exceedance, Limit, LossCurve, Part, RunningMean, Settled, Shares
from ui.charts.exceedance import alike, written_share
from ui.pages.charted import Charted
from ui.pages.risks.losses.words import state_words
from ui.settings import settings

_TONES = {"inherent": (1, "solid", 1.6), "residual": (0, "solid", 2.6), "target": (2, "dash", 2.0)}
_TABLE = (0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01)  # shares of years for which the table tells the loss
_AXES = (("auto", N_("automatic axis")), ("linear", N_("linear axis")), ("log", N_("log axis")))


class CurveCard(Charted):
    """The exceedance curves of all states, with and without shared partners, beside what is supposed."""

    def __init__(self) -> None:
        self.alone = QCheckBox(_("with and without shared partners"))
        self.alone.setObjectName("loss_alone")
        self.alone.setFont(theme.font(11))
        self.alone.setChecked(bool(settings().value("losses/alone", False, bool)))
        self.axis = QComboBox()
        self.axis.setObjectName("loss_axis")
        self.axis.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.axis.setMinimumContentsLength(9)
        self.axis.setAccessibleName(_("Axis of money"))
        for key, text in _AXES:
            self.axis.addItem(_(text), key)
        self.axis.setCurrentIndex(self.axis.findData(settings().value("losses/axis", "auto")))
        self.curve = Exceedance()
        super().__init__(_("Loss exceedance"), "loss_curve", self.curve, [self.alone, self.axis])
        self.study: Study | None = None
        self.currency = ""
        self._what_if: Curve = ()
        self.alone.toggled.connect(self._chosen)
        self.axis.currentIndexChanged.connect(self._chosen)

    def _chosen(self, _value: object) -> None:
        settings().setValue("losses/alone", self.alone.isChecked())
        settings().setValue("losses/axis", self.axis.currentData())
        self._show()

    def show_study(self, study: Study, currency: str) -> None:
        """Show what was drawn."""
        self.study, self.currency, self._what_if = study, currency, ()
        self.alone.setEnabled(study.task.shares)
        self.alone.setToolTip(
            "" if study.task.shares else _("No risk is tied to a partner, or shared shocks are 0.")
        )
        self._show()

    def suppose(self, curve: Curve) -> None:
        """Show what would be beside what is; an empty curve shows it no more."""
        if curve or self._what_if:
            self._what_if = curve
            self._show(keep=bool(curve))

    def _show(self, *, keep: bool = False) -> None:
        if self.study is None:
            return
        curves = _curves(self.study, alone=self.alone.isChecked())
        if self._what_if:
            curves.append(LossCurve(_("what if"), self._what_if, "accent", "dash", 2.4))
        appetite = self.study.task.settings.appetite
        limit = Limit(_("loss appetite"), appetite) if appetite is not None else None
        log = {"linear": False, "log": True}.get(self.axis.currentData())
        self.curve.show_curves(curves, limit, self.currency, log=log, keep=keep)
        self.table.show_rows(
            [_("Exceeded in"), *(one.name for one in curves)],
            [
                (None, [_share_words(share), *(_loss_at(one.points, share) for one in curves)])
                for share in _TABLE
            ],
        )


def _curves(study: Study, *, alone: bool) -> list[LossCurve]:
    """Return the curves of a study; states that are alike are one curve with both names."""
    found: list[tuple[list[str], LossCurve, Curve]] = []
    for state in STATES:
        drawn = study.drawn.get(state)
        if drawn is None:
            continue
        tone, look, width = _TONES[state]
        same = next((names for names, one, _alone in found if alike(one.points, drawn.curve)), None)
        if same is not None:
            same.append(state_words(state))
        else:
            found.append(
                ([state_words(state)], LossCurve(state, drawn.curve, tone, look, width), drawn.alone)
            )
    curves = []
    for names, one, without in found:
        name = " = ".join(names)
        if state_words("residual") in names:  # what stands is drawn as such, whatever else it is
            tone, look, width = _TONES["residual"]
            one = replace(one, tone=tone, look=look, width=width)
        if alone and without:
            apart = _("{state}, partners apart").format(state=name)
            curves.append(LossCurve(apart, without, one.tone, "dot", 1.4, labelled=False))
        curves.append(LossCurve(name, one.points, one.tone, one.look, one.width))
    return curves


def _share_words(share: float) -> str:
    return _("{share} of years").format(share=written_share(share))


def _loss_at(points: Curve, share: float) -> str:
    """Return the least loss that at most a share of years exceed."""
    return next((compact(loss) for loss, greater in points if greater <= share), "–")


class SharesCard(Charted):
    """What each risk adds to the average year and to the worst 5 % of years; `chosen` carries the risk clicked."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self.shares = Shares(_("average year"), _("worst 5 % of years"), name=_("What each risk adds"))
        super().__init__(_("What each risk adds"), "loss_shares", self.shares)
        self.shares.chosen.connect(self.chosen)
        self.table.cellClicked.connect(self._clicked)

    def _clicked(self, line: int, column: int) -> None:
        item = self.table.item(line, column)
        if item is not None:
            self.chosen.emit(item.data(0x0100))

    def show_study(self, study: Study, currency: str, codes: dict[str, str]) -> None:
        """Show what was drawn, each risk by its code and name."""
        self.side.show_text(_("as things stand; click a risk to select it"))
        ordered = sorted(study.contributions, key=lambda one: -max(one.share, one.tail_share))
        names = {one.key: " · ".join(filter(None, (codes.get(one.key), one.name))) for one in ordered}
        parts, rows = [], []
        for one in ordered:
            name = names[one.key]
            tip = _("{risk}\n{average} in an average year, {worst} in the worst 5 % of years").format(
                risk=name, average=_money(one.annual_loss, currency), worst=_money(one.tail_loss, currency)
            )
            parts.append(Part(name, _shown(one.share), _shown(one.tail_share), one.key, tip))
            cells = [
                compact(one.annual_loss),
                percent(one.share),
                compact(one.tail_loss),
                percent(one.tail_share),
            ]
            rows.append((one.key, [name, *cells]))
        self.shares.show_parts(parts, self.shares.chosen_key)
        heads = [_("Risk"), _("Average year"), _("Share"), _("Worst 5 %"), _("Share")]
        self.table.show_rows(heads, rows)


def _shown(share: float) -> float:
    return share if isfinite(share) else 0.0


def _money(amount: float, currency: str) -> str:
    return f"{currency} {compact(amount)}"


class SettlingCard(Charted):
    """The running mean of the years drawn with its error, beside the closed form."""

    def __init__(self) -> None:
        self.mean = RunningMean()
        super().__init__(_("Are enough years drawn?"), "loss_settling", self.mean)

    def show_study(self, study: Study, currency: str) -> None:
        """Show what was drawn."""
        drawn = study.drawn.get("residual")
        progress = [
            one for one in (drawn.progress if drawn else ()) if isfinite(one.mean) and isfinite(one.error)
        ]
        closed = annual_loss(study.task.scenarios("residual"))
        steps = [Settled(one.trials, one.mean, one.error) for one in progress]
        level = (_("closed form"), closed) if isfinite(closed) else None
        self.mean.show_steps(steps, level, currency, _precision(steps[-1] if steps else None))
        rows = [
            (None, [number(one.count), compact(one.mean), f"± {compact(one.error)}"])
            for one in _thinned(steps)
        ]
        self.table.show_rows([_("Years drawn"), _("Mean"), _("Standard error")], rows)


def _precision(last: Settled | None) -> str:
    """Say how sure the mean is after all years."""
    if last is None or last.mean <= 0:
        return ""
    return _("± {share} after {years} years").format(
        share=percent(last.error / last.mean, 1), years=number(last.count)
    )


def _thinned(steps: Sequence[Settled], most: int = 24) -> list[Settled]:
    """Return at most so many steps, the last among them."""
    every = max(1, -(-len(steps) // most))
    return list(reversed(list(reversed(steps))[::every]))
