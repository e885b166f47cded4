"""A risk told in one sentence, in both languages, whatever of it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.risk_sentence import risk_sentence
from planner.i18n import set_language

PARTS = ("A single supplier", "An outage of switching.", "Failed payments")


def test_all_three_parts_make_one_sentence() -> None:
    assert risk_sentence(*PARTS) == (
        "Because of a single supplier, an outage of switching may happen, which would lead to failed payments."
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((True, True, False), "Because of a single supplier, an outage of switching may happen."),
        (
            (True, False, True),
            "Because of a single supplier, this may happen, which would lead to failed payments.",
        ),
        ((True, False, False), "It may happen because of a single supplier."),
        ((False, True, True), "An outage of switching may happen, which would lead to failed payments."),
        ((False, True, False), "An outage of switching may happen."),
        ((False, False, True), "It would lead to failed payments."),
        ((False, False, False), ""),
    ],
)
def test_what_is_not_given_is_left_out(given: tuple[bool, ...], told: str) -> None:
    cause, event, consequence = (part if there else None for part, there in zip(PARTS, given, strict=True))
    assert risk_sentence(cause, event, consequence) == told


def test_indonesian_has_a_sentence_of_its_own() -> None:
    set_language("id")
    told = risk_sentence("QR statis mudah diganti", "Penipu menempel kode", "Dana hilang")
    assert (
        told
        == "Karena QR statis mudah diganti, dapat terjadi penipu menempel kode, dan akibatnya dana hilang."
    )


def test_names_and_abbreviations_keep_their_capitals() -> None:
    assert "of Rintis alone," in risk_sentence("Rintis alone", "QR fails", None, {"Rintis"})
    assert "QR fails" in risk_sentence("Rintis alone", "QR fails", None, {"Rintis"})


@given(*[st.none() | st.text(max_size=30)] * 3)
def test_any_text_makes_one_line_that_ends_well(
    cause: str | None, event: str | None, consequence: str | None
) -> None:
    told = risk_sentence(cause, event, consequence)
    assert told == "" or (told.endswith(".") and "\n" not in told)
