"""Makes risk registers as clients send them, each with its right answer: seeded, every trait on or off.

The answer is known before the sheet is drawn: true risks first, then the mess around them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.planner.sheet import risk_sheet_words as words

INVERTED = ("inverted legend", "inverted words", "inverted heading", "inverted score", "inverted rating")
SCALES = ("plain", "words", "mixed", "shares", "ten", "ten unsaid", "four", *INVERTED)
DATES = ("real", "day first", "month first", "ambiguous")
OF_TEN = (1, 1, 2, 2, 3, 3, 4, 4, 5, 5)  # 1–10 on five levels: nearest place, ties away from the middle
OF_FOUR = (1, 2, 4, 5)
_SCORED = ("inverted score", "inverted rating")  # told by what the score column holds
SECTION, REPEATED, NUMBERS = "title between", "headings again", "numbers of the columns"
TOTAL, LEGEND = "total", "note below"


class Share(float):
    """A number that its sheet shows as per cent."""


@dataclass(frozen=True)
class Formula:
    """A formula; a workbook that no spreadsheet has calculated does not hold its `value`, a CSV only that."""

    text: str
    value: Any


@dataclass(frozen=True)
class Traits:
    """What a register looks like; `above` and `beside` are empty or titled rows and columns before it."""

    seed: int = 0
    language: str = "en"
    scale: str = "plain"
    dates: str = "real"
    above: int = 0
    beside: int = 0
    codes: bool = True
    titles: bool = False
    numbers_row: bool = False
    sections: bool = False
    repeated: bool = False
    total: bool = False
    legend: bool = False
    two_rows: bool = False
    residual: bool = False
    score: bool = True
    formulas: bool = False
    owners: bool = False
    actions: bool = False
    kinds: bool = False
    money: bool = False
    odd: bool = False
    workbook: bool = True


@dataclass
class Register:
    """A drawn sheet: its cells and merged ranges (counted from 0), and what must come of it.

    `risks` and `left_out` are by the number of their row, `actions` too; `odd` names cells that are to be told.
    """

    traits: Traits
    cells: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    header_row: int = 0
    risks: dict[int, dict[str, Any]] = field(default_factory=dict)
    actions: dict[int, list[tuple[str, date | None]]] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    odd: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)


def cell_at(row: int, column: int) -> str:
    """Name a cell counted from 0."""
    return f"{chr(65 + column)}{row + 1}"


def register(traits: Traits) -> Register:
    """Draw a register with these traits."""
    return _Drawer(traits).draw()


class _Drawer:
    """Draws one register from top to bottom."""

    def __init__(self, traits: Traits) -> None:
        self.traits, self.random = traits, Random(f"{traits}")
        self.out = Register(traits)
        self.headings = words.HEADINGS[traits.language]
        self.keys = self._columns()
        self.names = {key: self._heading(key) for key in self.keys}

    def draw(self) -> Register:
        """Return the sheet with its answer."""
        t, out = self.traits, self.out
        self._above()
        self._header()
        if t.numbers_row:
            self._leave_out(self._row([f"({n})" for n in range(1, len(self.keys) + 1)]), NUMBERS)
        titles = self.random.sample(words.TITLES[t.language], 9)
        odd_rows = set(self.random.sample(range(9), 2)) if t.odd else set()
        for place, title in enumerate(titles):
            if t.sections and place % 4 == 0:
                self._section(place // 4)
            if t.repeated and place == 5:
                self._leave_out(self._row([self.names[key] for key in self.keys]), REPEATED)
            self._risk(place, title, place in odd_rows)
        if t.total:
            self._total()
        if t.legend or t.scale == "inverted legend":
            self._legend()
        return out

    # Columns

    def _columns(self) -> list[str]:
        t = self.traits
        keys = ["code" if t.codes else "number", "title", "category", "cause", "consequence"]
        keys += ["likelihood", "impact"]
        keys += ["score"] if t.score or t.scale in _SCORED else []
        keys += ["residual_likelihood", "residual_impact"] if t.residual else []
        keys += ["kind"] if t.kinds else []
        keys += ["loss_low", "loss_high"] if t.money else []
        keys += ["owner", "action", "action.due"] + (["action.one_off_cost"] if t.money else [])
        return [*keys, "status", "raised_on", "review_date"]

    def _heading(self, key: str) -> str:
        t, base = self.traits, key.removeprefix("residual_")
        name = self.random.choice(self.headings[base])
        if base not in ("likelihood", "impact"):
            return name
        if base != key:
            name = self.random.choice(words.RESIDUAL[t.language]).format(name)
        said = {"ten": " (1-10)", "four": " (1–4)", "inverted heading": " (1 = highest, 5 = lowest)"}
        return name + said.get(
            t.scale, self.random.choice(["", " (1-5)", "\n(1–5)"]) if t.scale == "plain" else ""
        )

    # Rows

    def _row(self, cells: list[Any]) -> int:
        self.out.cells.append([None] * self.traits.beside + cells)
        return len(self.out.cells) - 1

    def _leave_out(self, row: int, reason: str) -> None:
        self.out.left_out[row + 1] = reason

    def _above(self) -> None:
        t = self.traits
        for row in range(t.above):
            titled = t.titles and row in (0, 1)
            self._row([self.random.choice(words.TITLE_ABOVE)] if titled else [])
            if titled and row == 0:
                self.out.merged.append((0, t.beside, 0, t.beside + len(self.keys) - 1))

    def _header(self) -> None:
        t = self.traits
        if not (t.two_rows and t.residual):
            self.out.header_row = self._row([self.names[key] for key in self.keys]) + 1
            return
        first, second = self.random.choice(words.GROUPS[t.language])
        pairs = {"likelihood": first, "residual_likelihood": second}
        grouped = {"likelihood", "impact", "residual_likelihood", "residual_impact"}
        for key in grouped:
            self.names[key] = self.names[key.removeprefix("residual_")]
        self.out.header_row = row = 1 + self._row(
            [pairs.get(key) if key in grouped else self.names[key] for key in self.keys]
        )
        self._row([self.names[key] if key in grouped else None for key in self.keys])
        for place, key in enumerate(self.keys, t.beside):
            if key in pairs:
                self.out.merged.append((row - 1, place, row - 1, place + 1))
            elif key not in grouped:
                self.out.merged.append((row - 1, place, row, place))

    def _section(self, number: int) -> None:
        row = self._row([words.SECTIONS[number]])
        self.out.merged.append((row, self.traits.beside, row, self.traits.beside + len(self.keys) - 1))
        self._leave_out(row, SECTION)

    def _total(self) -> None:
        row = self._row([None] * len(self.keys))
        cells = self.out.cells[row]
        cells[self.traits.beside] = self.random.choice(["Total", "Jumlah", "Grand total", "Rata-rata"])
        for key in ("likelihood", "score"):
            if key in self.keys:
                cells[self.traits.beside + self.keys.index(key)] = 33
        self._leave_out(row, TOTAL)

    def _legend(self) -> None:
        self._row([])
        self._leave_out(self._row([self.random.choice(words.LEGEND_BEGINS)]), LEGEND)
        if self.traits.scale in ("ten", "four", "ten unsaid", "inverted heading", *_SCORED):
            self._leave_out(self._row(["Scores are agreed by the committee"]), LEGEND)
            return
        inverted = self.traits.scale in INVERTED
        for key in ("likelihood", "impact"):
            self._leave_out(self._row([self.names[key]]), LEGEND)
            for level in range(1, 6):
                named = words.LIKELIHOOD if key == "likelihood" else words.ANY_LEVEL
                word = named[self.traits.language][5 - level if inverted else level - 1]
                cells: list[Any] = [f"{level} = {word}"] if self.random.random() < 0.5 else [level, word]
                self._leave_out(self._row(cells), LEGEND)

    # Risks

    def _risk(self, place: int, title: str, odd: bool) -> None:
        row = len(self.out.cells)
        self.cells: dict[str, Any] = {}
        self.truth: dict[str, Any] = {"title": title}
        self.row = row
        pick = self.random.choice
        self.cells |= {"number": place + 1, "code": f"R{place + 1:02}", "title": title}
        if "code" in self.keys:
            self.truth["code"] = self.cells["code"]
        drawn: dict[str, dict[str, str]] = {"category": words.CATEGORIES, "status": words.STATUSES}
        for key, some in drawn.items():
            self.cells[key] = pick(list(some))
            self.truth[key] = some[self.cells[key]]
        self.cells["cause"] = self.truth["cause"] = pick(words.CAUSES)
        self.cells["consequence"] = self.truth["consequence"] = pick(words.CONSEQUENCES)
        self.first_due = not odd and not getattr(self, "dues", 0)
        self._levels(place, odd)
        self._owner_and_kind()
        self._days(place, odd)
        if self.traits.money:
            self._money()
        self._row([self.cells.get(key) for key in self.keys])
        self.out.risks[row + 1] = self.truth

    def _levels(self, place: int, odd: bool) -> None:
        theirs = {}
        for key in self.keys:
            if key.endswith(("likelihood", "impact")):
                theirs[key] = self._level(key, place)
        if "score" in self.keys:
            value: Any = theirs["likelihood"] * theirs["impact"]
            true = (6 - theirs["likelihood"]) * (6 - theirs["impact"])
            if self.traits.scale == "inverted score":
                value = true
            at = [
                cell_at(self.row, self.traits.beside + self.keys.index(key))
                for key in ("likelihood", "impact")
            ]
            stored = not self.traits.formulas or self.traits.scale in _SCORED
            rating = words.ANY_LEVEL[self.traits.language][min(4, true // 5)]
            value = rating if self.traits.scale == "inverted rating" else value
            self.cells["score"] = value if stored else Formula(f"={at[0]}*{at[1]}", value)
        if odd and self.traits.scale in ("plain", "words", "mixed"):
            self._odd(
                "impact", self.random.choice([1.5, "9", "TBD", "2 kali setahun", "5 - Rare", "#REF!", "1,5"])
            )
        elif self.traits.formulas and self.traits.workbook and place == 3:
            self._odd("likelihood", Formula("=1+1", 2))

    def _odd(self, key: str, cell: Any) -> None:
        self.cells[key] = cell
        self.truth.pop(key, None)
        self.out.odd.add(cell_at(self.row, self.traits.beside + self.keys.index(key)))

    def _level(self, key: str, place: int) -> int:
        """Write a level as the scale has it; return their number."""
        scale, random = self.traits.scale, self.random
        if scale in ("ten", "ten unsaid"):
            number = 10 if place == 0 else 7 if place == 1 else random.randint(1, 10)
            self.cells[key], self.truth[key] = number, OF_TEN[number - 1]
            return number
        if scale == "four":
            number = random.randint(1, 4)
            self.cells[key], self.truth[key] = number, OF_FOUR[number - 1]
            return number
        level = (1, 5, 2, 4)[(place + ("impact" in key)) % 4] if place < 4 else random.randint(1, 5)
        self.truth[key] = level
        self.cells[key] = self._written(key, level)
        return 6 - level if scale in INVERTED else level

    def _written(self, key: str, level: int) -> Any:
        scale, random, language = self.traits.scale, self.random, self.traits.language
        own = words.LIKELIHOOD if key.endswith("likelihood") else words.ANY_LEVEL
        word = own[language][level - 1]
        if scale == "inverted words":
            return f"{6 - level} - {word}"
        if scale in INVERTED:
            return 6 - level
        if scale == "words":
            return random.choice([word, word.upper(), words.ANY_LEVEL[language][level - 1]])
        if scale == "shares":
            return Share(round(level * 0.2 - random.choice([0.0, 0.1]), 2))
        if scale == "mixed":
            return random.choice(self._forms(level, word))
        return random.choice([level, str(level)])

    def _forms(self, level: int, word: str) -> list[Any]:
        other = words.ANY_LEVEL[self.random.choice(list(words.ANY_LEVEL))][level - 1]
        return [
            level, str(level), word, other, f"{level} - {word}", f"{level} {word}", f"{word} ({level})",
            words.ROMAN[level - 1], f"{level}. {word}", f"{level}/5", Share(level * 0.2 - 0.1),
            f"{level * 20 - 20}% to {level * 20}%", f"{level * 20 - 10} %", float(level),
        ]  # fmt: skip

    def _owner_and_kind(self) -> None:
        t, random = self.traits, self.random
        owners = random.sample(words.OWNERS, random.choice([1, 2]) if t.owners else 1)
        self.cells["owner"] = random.choice(["; ", "\n", " | "]).join(owners)
        self.truth["owner"] = ", ".join(owners)
        self.pair = getattr(self, "pair", None) or random.choice(words.KINDS[t.language])
        if t.kinds:
            good = random.random() < 0.3
            self.cells["kind"] = self.pair[good]
            self.truth["kind"] = "opportunity" if good else "threat"

    def _money(self) -> None:
        low, high = sorted(self.random.sample(range(2, 900, 2), 2))
        for key, amount in (("loss_low", low * 1000), ("loss_high", high * 1000)):
            self.cells[key], self.truth[key] = self._amount(amount), float(amount)
        self.cells["action.one_off_cost"] = self._amount(low * 500)

    def _amount(self, amount: int) -> Any:
        grouped = f"{amount:,}".replace(",", ".")
        return self.random.choice(
            [f"Rp {grouped},00", f"Rp{grouped}", f"IDR {amount // 1000} ribu", f"Rp {grouped},-"]
        )

    # Days and actions

    def _days(self, place: int, odd: bool) -> None:
        for key in ("raised_on", "review_date"):
            self.truth[key] = day = self._day(place, key)
            self.cells[key] = self._day_written(day)
        due = self._day(place, "due")
        self.dues = getattr(self, "dues", 0) + (not odd)
        self.cells["action.due"] = self._day_written(due)
        actions = self.random.sample(words.ACTIONS, 2 if self.traits.actions else 1)
        listed = ["\n".join(f"{n}. {one}" for n, one in enumerate(actions, 1)), "; ".join(actions)]
        self.cells["action"] = self.random.choice(listed) if len(actions) > 1 else actions[0]
        if odd:
            self.cells["action.due"] = self.random.choice(["90 hari", "3 months", "Q3", "2/2027/9"])
            self.out.odd.add(cell_at(self.row, self.traits.beside + self.keys.index("action.due")))
        self.out.actions[self.row + 1] = [(one, None if odd else due) for one in actions]

    def _day(self, place: int, key: str) -> date:
        if self.traits.dates == "ambiguous":
            day, month = self.random.sample(range(1, 13), 2)
            if (key != "due" and place == 0) or (key == "due" and self.first_due):
                row, column = self.row, self.keys.index("action.due" if key == "due" else key)
                self.out.told.add(cell_at(row, self.traits.beside + column))
            return date(2027, month, day)
        if place == 2:
            return date(2027, 3, 25)  # what tells the order
        return date(2026, 1, 1) + timedelta(days=self.random.randrange(900))

    def _day_written(self, day: date) -> Any:
        if self.traits.dates == "real":
            return day
        first = self.traits.dates != "month first"
        return day.strftime("%d/%m/%Y" if first else "%m/%d/%Y")
