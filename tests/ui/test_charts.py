"""Charts: plain data in, a picture out; hover, click and keys reach the record."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.charts import (
    Amount,
    Bars,
    Blip,
    CashFlow,
    Chart,
    CriticalityPlot,
    Dot,
    Exceedance,
    Facts,
    Gauge,
    KpiCard,
    Level,
    Limit,
    LossCurve,
    NetBars,
    NetworkPicture,
    Part,
    ProgressBar,
    RangeBar,
    RunningMean,
    Settled,
    Shares,
    Sparkline,
    Spot,
    Swing,
    Tornado,
    Trend,
    TrendRadar,
    Year,
    Zone,
    scale_of,
)
from ui.charts.axes import round_ticks
from ui.charts.labels import Labels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> theme.Theme:
    """Use the light theme."""
    the_theme = theme.the_theme() or theme.install(qapp)
    the_theme.apply("light")
    return the_theme


def losses() -> list[Chart]:
    """Return the charts of losses, filled."""
    curve, shares, mean = Exceedance(), Shares("average", "worst", name="Parts"), RunningMean()
    curve.show_curves(
        [
            LossCurve("before", ((0.0, 0.9), (10.0, 0.5), (40.0, 0.1), (90.0, 0.001)), 1),
            LossCurve("now", ((0.0, 0.8), (8.0, 0.4), (30.0, 0.1), (70.0, 0.001)), 0, "dash"),
        ],
        Limit("appetite", 35.0),
        "IDR",
    )
    shares.show_parts([Part("Breach", 0.7, 0.9, "r1"), Part("Late", 0.3, 0.1, "r2")], "r1")
    mean.show_steps(
        [Settled(10, 9.0, 3.0), Settled(100, 10.5, 1.0), Settled(1000, 10.0, 0.3)], ("sure", 10.1)
    )
    return [curve, shares, mean]


def every_chart() -> list[Chart]:
    """Return one of each, filled."""
    amounts = [Amount("Acme", 212, "a"), Amount("Beta", 40, "b", second=10), Amount("Gamma", -41, "c")]
    return [
        Gauge(0.62),
        Sparkline([1, 3, 2, 5], target=6, benchmark=4),
        ProgressBar(0.5, due=0.46),
        RangeBar(135, 537, 919, unit="IDR bn"),
        Bars(amounts[:2]),
        NetBars(amounts),
        Tornado([Swing("Fees", 194, 933, "fees"), Swing("Costs", 700, 500, "costs")], 602),
        CashFlow([Year("2027", -754, 0, 0, 0), Year("2028", -318, 395, 148, 1)]),
        Trend([(date(2026, 1, 1), 6.0), (date(2026, 6, 1), 4.0)], [Level("target", 1.0, target=True)]),
        NetworkPicture([Dot("BI", 0, 0, 1.0, "bi"), Dot("Jalin", 5, 3, 0.4, "j")], [(0, 1)]),
        KpiCard(Facts("k", "Active partners", "27", "partners", "on track", (8.0, 20.0, 27.0), target=30.0)),
        radar(),
        plot(),
        *losses(),
    ]


def radar() -> TrendRadar:
    """Return two trends on a radar."""
    made = TrendRadar(["Now", "1–2 years", "3–5 years"])
    made.show_blips([Blip("a", "AI", 0, 5, 1, "Now"), Blip("b", "Ledgers", None, None, None)])
    return made


def plot() -> CriticalityPlot:
    """Return two partners among three zones."""
    zones = [Zone(2.5, "Danger", "danger"), Zone(0.9, "Control", "warning"), Zone(0.0, "None", "good")]
    made = CriticalityPlot(zones, "relied on", "hangs on it")
    spots = [
        Spot(("a",), ("Acme",), 16, 1, "danger", "Acme"),
        Spot(("b", "c"), ("B", "C"), 4, 9, "good", "B, C"),
    ]
    made.show_spots(spots, {"a"})
    return made


def picture_of(chart: Chart) -> QImage:
    """Return what a chart shows at its wanted size."""
    chart.resize(chart.sizeHint())
    return chart.picture(1.0).toImage()


def colours_in(image: QImage) -> set[str]:
    """Return every colour of a picture."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("place", range(16))
@pytest.mark.parametrize("name", ["light", "dark"])
def test_each_chart_draws_on_the_ground_of_the_theme_and_says_what_it_is(
    place: int, name: str, themed: theme.Theme
) -> None:
    themed.apply(name)
    chart = every_chart()[place]
    colours = colours_in(picture_of(chart))
    assert QColor(theme.current().surface).name() in colours
    assert len(colours) > 3
    assert chart.accessibleName() and chart.accessibleDescription()
    themed.apply("light")


def test_a_gauge_fills_with_its_share_and_shows_a_dash_for_what_is_not_known() -> None:
    accent = QColor(theme.current().accent)
    filled = {}
    for value in (None, 0.2, 0.9):
        gauge = Gauge(value)
        image = picture_of(gauge)
        filled[value] = sum(
            image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height())
        )
    assert filled[None] == 0 < filled[0.2] < filled[0.9]
    assert Gauge(None).words() == "not known yet"
    assert Gauge(0.625).words() == "0.62"


def test_a_click_on_a_bar_emits_the_key_of_its_record(qtbot: object) -> None:
    chart = Tornado([Swing("Fees", 194, 933, "fees"), Swing("Costs", 500, 700, "costs")], 602)
    picture_of(chart)
    heard: list[object] = []
    chart.chosen.connect(heard.append)
    place = chart.marks[1].box.center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)  # type: ignore[attr-defined]
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))  # type: ignore[attr-defined]
    assert heard == ["costs"]


def test_arrow_keys_and_enter_reach_every_record(qtbot: object) -> None:
    chart = NetBars([Amount("Acme", 5, "a"), Amount("Beta", 3, "b"), Amount("Gamma", -2, "c")])
    picture_of(chart)
    heard: list[object] = []
    chart.chosen.connect(heard.append)
    for _step in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Down)  # type: ignore[attr-defined]
        qtbot.keyClick(chart, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert heard == ["a", "b", "c"]


def test_who_says_no_keeps_every_loser_and_joins_the_many_small_gains() -> None:
    gains = [Amount(f"Partner {n}", 100 - n) for n in range(20)]
    chart = NetBars([*gains, Amount("UMKM", -41), Amount("DOKU", -4)])
    assert [one.name for one in chart.shown] == ["Partner 0", "Partner 1", "Partner 2"]
    assert len(chart.others) == 17
    assert [one.name for one in chart.losses] == ["UMKM", "DOKU"]


def test_the_best_and_worst_of_a_cost_line_are_told_apart_although_its_low_is_better() -> None:
    chart = Tornado([Swing("Costs", 700, 500)], 602)
    chart.resize(400, 120)
    image = chart.picture(1.0).toImage()
    blue = QColor(theme.current().categories[0])
    y = int(chart.TOP + chart.ROW / 2)
    solid = [x for x in range(400) if image.pixelColor(x, y) == blue]
    assert max(solid) - min(solid) > 50
    assert "500" in chart.accessibleDescription() and "700" in chart.accessibleDescription()


def test_a_picture_is_saved_as_png_and_copied_to_the_clipboard(tmp_path: Path) -> None:
    chart = CashFlow([Year("2027", -754, 0, 0), Year("2028", -318, 395, 148)])
    chart.resize(320, 200)
    assert chart.save_picture(tmp_path / "flow")
    assert QImage(str(tmp_path / "flow.png")).width() == 640
    chart.copy_picture()
    assert QApplication.clipboard().image().width() == 640


def test_a_picture_that_cannot_be_written_says_so_and_does_not_fail(tmp_path: Path) -> None:
    chart = Gauge(0.5)
    chart.resize(84, 58)
    assert not chart.save_picture(tmp_path / "no such folder" / "gauge.png")


def test_the_right_button_offers_the_picture() -> None:
    gauge = Gauge(0.5)
    menu = gauge.picture_menu()
    assert [action.text() for action in menu.actions()] == ["Copy picture", "Save picture …"]


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
def test_ticks_enclose_the_values_evenly(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    ticks = round_ticks(low, high)
    step = ticks[1] - ticks[0]
    assert ticks[0] <= low + step * 1e-6 and ticks[-1] >= high - step * 1e-6
    assert 2 <= len(ticks) <= 8
    assert all(abs((after - before) - step) <= step * 1e-3 for before, after in pairwise(ticks))


@pytest.mark.parametrize(
    ("values", "word", "first"),
    [
        ([7_300_000, 327_400], "thousand", "7,300"),
        ([950.0, 12.5], "", "950"),
        ([31e9], "million", "31,000"),
        ([0.0], "", "0"),
        ([], "", "0"),
    ],
)
def test_one_unit_fits_all_figures_of_a_table(values: list[float], word: str, first: str) -> None:
    scale = scale_of(values)
    assert (scale.word, scale.write(values[0] if values else 0)) == (word, first)


def test_names_of_a_network_cover_no_dot_and_no_other_name(monkeypatch: pytest.MonkeyPatch) -> None:
    dots = [Dot(f"Partner {n}", n % 5 * 10.0, n // 5 * 10.0, n / 20) for n in range(20)]
    picture = NetworkPicture(dots)
    picture.resize(260, 130)
    named: list[QRectF] = []

    def write(_painter: object, box: QRectF, *_rest: object, **_more: object) -> None:
        named.append(QRectF(box))

    monkeypatch.setattr("ui.charts.network_picture.write", write)
    picture.grab()
    assert named
    inside = QRectF(picture.rect())
    for place, box in enumerate(named):
        assert inside.contains(box)
        assert not any(box.intersects(other) for other in named[:place])
        assert not any(box.intersects(mark.box.adjusted(2, 2, -2, -2)) for mark in picture.marks)


def test_the_axis_of_money_goes_by_powers_of_ten_only_where_losses_differ_much() -> None:
    chart = Exceedance()
    near = ((0.0, 0.9), (10.0, 0.5), (40.0, 0.1), (90.0, 0.001))
    far = ((0.0, 0.9), (10.0, 0.5), (400.0, 0.1), (90_000.0, 0.001))
    chart.show_curves([LossCurve("near", near)])
    assert not chart.log
    chart.show_curves([LossCurve("far", far)])
    assert chart.log
    chart.show_curves([LossCurve("far", far)], log=False)
    assert not chart.log


def test_names_of_curves_meet_neither_each_other_nor_the_limit() -> None:
    painted = QImage(600, 300, QImage.Format.Format_ARGB32)
    painter = QPainter(painted)
    plot = QRectF(40, 20, 540, 240)
    lines = [[QPointF(40 + n * 5, 20 + n * (2 + k)) for n in range(40)] for k in range(3)]
    labels = Labels(plot, lines)
    labels.block(QRectF(200, 20, 6, 240))
    boxes = [
        labels.put(painter, theme.current(), f"curve {place}", "#000000", line)
        for place, line in enumerate(lines)
    ]
    painter.end()
    for one, other in pairwise([QRectF(200, 20, 6, 240), *boxes]):
        assert not one.intersects(other)
    assert all(plot.contains(box) for box in boxes)


def test_parts_without_room_are_told_as_one_line_and_keep_their_sum() -> None:
    chart = Shares("average", "worst", name="Parts")
    chart.show_parts([Part(f"Risk {n}", 0.05, 0.05, f"r{n}") for n in range(20)])
    chart.resize(500, 170)
    chart.picture(1.0)
    keyed = [mark for mark in chart.marks if mark.key is not None]
    rest = next(mark for mark in chart.marks if mark.key is None)
    assert len(keyed) == 5
    assert "Risk 5" in rest.tip and "Risk 4" not in rest.tip


def test_the_point_of_a_curve_says_how_many_years_cost_more() -> None:
    chart = losses()[0]
    assert isinstance(chart, Exceedance)
    picture_of(chart)
    assert chart.words((0, 2)) == "before: more than IDR 40 in 10 % of years"
    at = chart._at[1][2]
    assert chart.nearest(at + QPointF(2, 2)) == (1, 2)
    assert chart.nearest(QPointF(-500, -500)) is None
