"""What a person gets from a client's list: columns guessed, rows accounted for, nothing overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.sheet import What, apply_preview, import_sheet, preview_cells, preview_sheet
from planner.model import (
    Action,
    CashLine,
    Contact,
    Organisation,
    Relationship,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    ValueFlow,
)
from planner.model.choices import OrganisationKind, Stage

Cells = list[list[Any]]


def partner(plan: Plan, name: str) -> Organisation:
    return next(one for one in plan.rows(Organisation) if one.name == name)


def take_in(plan: Plan, cells: Cells, **how: Any) -> Any:
    return apply_preview(plan, preview_cells(plan, cells, **how))


def test_a_list_of_partners_comes_in_without_a_hand(plan: Plan) -> None:
    outcome = take_in(
        plan,
        [
            ["Partner", "Type", "Contact person", "E-mail", "Reports to", "Role"],
            ["Acme Ltd (Acme)", "Software", "Sari", "sari@acme.test", "", "Builder; Advisor"],
            ["Beta", "bank", "", "b@beta.test", "Acme Ltd (Acme)", "Payer"],
        ],
    )
    assert outcome.sentence().startswith("2 read = 2 partners.")
    assert outcome.unread == []
    acme, beta = partner(plan, "Acme Ltd (Acme)"), partner(plan, "Beta")
    assert acme.kind is OrganisationKind.SOFTWARE_VENDOR
    assert beta.parent == acme.uid
    assert {(one.name, one.e_mail) for one in plan.rows(Contact)} == {
        ("Sari", "sari@acme.test"),
        ("b@beta.test", "b@beta.test"),
    }
    mains = [plan.get(Role, one.role) for one in plan.rows(RoleAssignment) if one.main]
    assert sorted(one.name for one in mains if one) == ["Builder", "Payer"]
    assert len(plan.rows(RoleAssignment)) == 3


def test_the_whole_list_is_one_undo_step(plan: Plan) -> None:
    take_in(plan, [["Partner", "Role"], ["Acme", "Builder"], ["Beta", "Payer"]])
    assert plan.undo_label == "Import list"
    plan.undo()
    assert plan.rows(Organisation) == []
    assert plan.rows(Role) == []


def test_a_list_that_repeats_a_partner_joins_its_rows(plan: Plan) -> None:
    outcome = take_in(
        plan,
        [
            ["Nama mitra", "Jenis", "Negara"],
            ["Acme", "bank", ""],
            ["Beta", "bank", ""],
            ["ACME ", "bank", "Indonesia"],
            ["acme", "fintech", ""],
        ],
    )
    assert outcome.sentence() == "4 read = 2 partners + 2 joined. 1 cell was not understood."
    assert partner(plan, "Acme").country == "Indonesia"
    assert [(one.cell, one.reason) for one in outcome.unread] == [
        ("B5", "Row 2 says otherwise; that is kept.")
    ]


def test_what_the_plan_holds_stays_unless_theirs_is_preferred(plan: Plan) -> None:
    with plan.change("Start"):
        plan.add(Organisation(name="Acme", country="Japan"))
    cells: Cells = [["Partner", "Country", "Stage"], ["Acme", "Indonesia", "Aktif"]]
    outcome = take_in(plan, cells)
    acme = partner(plan, "Acme")
    assert (acme.country, acme.stage) == ("Japan", Stage.ACTIVE)
    assert [(one.field, one.was, one.now, one.conflict) for one in outcome.changes] == [
        ("country", "Japan", "Indonesia", True),
        ("stage", None, "active", False),
    ]
    assert (outcome.joined, outcome.changed, outcome.conflicts) == (1, 1, 1)
    apply_preview(plan, preview_cells(plan, cells), prefer_theirs=True)
    assert acme.country == "Indonesia"


def test_a_partner_is_known_by_its_short_name(plan: Plan) -> None:
    with plan.change("Start"):
        plan.add(Organisation(name="Bank Central Asia", short_name="BCA"))
    outcome = take_in(plan, [["Partner", "Country"], ["BCA", "Indonesia"]])
    assert (outcome.added, outcome.joined) == (0, 1)
    assert partner(plan, "Bank Central Asia").country == "Indonesia"


def test_relationships_make_the_partners_they_name_and_say_so(plan: Plan) -> None:
    with plan.change("Start"):
        plan.add(Organisation(name="Bank Central Asia", short_name="BCA"))
    outcome = take_in(plan, [["From", "To", "Type"], ["Acme", "BCA", "supplies"], ["Acme", "", "serves"]])
    assert outcome.new == {"relationship": 1}
    assert outcome.implied == {"organisation": 1}
    assert "1 partner" in outcome.sentence()
    assert [(one.cell, one.reason) for one in outcome.unread] == [
        ("A3", "To is missing; the row is left out.")
    ]
    assert len(plan.rows(Organisation)) == 2


def test_parallel_relationships_stay_and_a_second_import_adds_nothing(plan: Plan) -> None:
    cells: Cells = [["Dari", "Ke", "Hubungan", "Aliran nilai"]]
    cells += [["Acme", "Beta", "memasok", "Suku cadang"], ["Acme", "Beta", "memasok", "Pelatihan"]]
    assert take_in(plan, cells).new == {"relationship": 2}
    assert take_in(plan, cells).added == 0
    assert (len(plan.rows(Relationship)), len(plan.rows(ValueFlow))) == (2, 2)


def test_the_value_flow_of_a_parallel_relationship_is_its_own(plan: Plan) -> None:
    cells: Cells = [["From", "To", "Value flow"], ["Acme", "Beta", "Parts"], ["Acme", "Beta", "Parts"]]
    take_in(plan, cells)
    assert len({one.relationship for one in plan.rows(ValueFlow)}) == 2


def test_risks_bring_actions_and_whom_they_touch(plan: Plan) -> None:
    take_in(plan, [["Partner"], ["A"], ["B"]], entity="organisation")
    outcome = take_in(
        plan,
        [
            ["ID", "Risk", "Likelihood", "Impact", "Mitigation", "Action owner", "Due date", "Partners"],
            ["R01", "Outage", "4 - Likely", "Tinggi", "1. Test\n2. Route", "Sari\nBud", "01/05/2027", "A, B"],
            ["R02", "Opportunity: ASEAN", "30%", "5", "", "", "", "A and Gamma"],
        ],
    )  # fmt: skip
    outage, asean = plan.rows(Risk)
    assert (outage.code, outage.likelihood, outage.impact) == ("R01", 4, 4)
    assert asean.kind is not None
    assert asean.kind.value == "opportunity"
    assert [(one.name, one.owner, str(one.due)) for one in plan.rows(Action)] == [
        ("Test", "Sari", "2027-05-01"),
        ("Route", "Bud", "2027-05-01"),
    ]
    assert len(plan.rows(RiskLink)) == 3
    assert [(one.cell, one.value) for one in outcome.unread] == [("H3", "Gamma")]


def test_a_cell_that_is_not_understood_is_named_and_its_row_comes_in(plan: Plan) -> None:
    outcome = take_in(
        plan,
        [
            ["Risk", "Category", "Likelihood", "Colour"],
            ["Flood", "weather", "9", "red"],
            ["Fire", "Legal", "2", ""],
        ],
    )
    assert {(one.cell, one.value) for one in outcome.unread} == {
        ("B2", "weather"),
        ("C2", "9"),
        ("D1", "Colour"),
    }
    assert [(one.title, one.likelihood) for one in plan.rows(Risk)] == [("Flood", None), ("Fire", 2)]


def test_nobody_stands_under_itself(plan: Plan) -> None:
    outcome = take_in(
        plan, [["Partner", "Reports to"], ["Acme", "Beta"], ["Beta", "Acme"], ["Gamma", "Gamma"]]
    )
    assert partner(plan, "Acme").parent == partner(plan, "Beta").uid
    assert partner(plan, "Beta").parent is None
    assert [one.cell for one in outcome.unread] == ["B3", "B4"]


def test_any_entity_comes_in_by_the_names_of_its_fields(plan: Plan) -> None:
    outcome = take_in(
        plan, [["kpi", "date", "value"], ["Merchants", "2026-01-31", "3.5"]], entity="measurement"
    )
    assert outcome.new == {"measurement": 1}
    assert outcome.implied == {"kpi": 1}
    assert take_in(plan, [["KPI", "Unit", "Baseline", "Target"], ["Merchants", "m", "1", "9"]]).joined == 1


def test_columns_can_be_mapped_by_hand_by_heading_or_letter(plan: Plan) -> None:
    cells: Cells = [["Who", "What for", "Kind"], ["Acme", "Parts", "bank"]]
    preview = preview_cells(
        plan, cells, entity="organisation", columns={"Who": "name", "B": "benefit", "Kind": ""}
    )
    assert preview.mapping == {"Who": "name", "What for": "benefit"}
    apply_preview(plan, preview)
    acme = partner(plan, "Acme")
    assert (acme.benefit, acme.kind) == ("Parts", None)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"Nobody": "name"}, "no column “Nobody”; there are Who, Kind"),
        ({"Who": "nam"}, "no field “nam”; there are name short_name"),
        ({"Who": "name", "Kind": "name"}, "Two columns"),
    ],
)
def test_a_wrong_mapping_is_told(plan: Plan, columns: dict[str, str], told: str) -> None:
    with pytest.raises(Invalid, match=told):
        preview_cells(
            plan, [["Who", "Kind"], ["Acme", "bank"]], entity="organisation", header_row=1, columns=columns
        )


def test_a_preview_shows_what_would_happen_and_changes_nothing(plan: Plan) -> None:
    with plan.change("Start"):
        plan.add(Organisation(name="Acme"))
    before = plan.count
    preview = preview_cells(plan, [["Partner", "Kind"], ["Acme", "bank"], ["Beta", "bank"], [None, "bank"]])
    assert plan.count == before
    assert [(row.number, row.name, row.what, row.reason) for row in preview.rows] == [
        (2, "Acme", What.JOINED, ""),
        (3, "Beta", What.ADDED, ""),
        (4, "bank", What.SKIPPED, "The row has no name; left out."),
    ]
    assert preview.rows[1].values == {"name": "Beta", "kind": OrganisationKind.BANK}


def test_a_preview_that_has_waited_is_made_anew(plan: Plan) -> None:
    preview = preview_cells(plan, [["Partner", "Kind"], ["Acme", "bank"]])
    with plan.change("Meanwhile"):
        plan.add(Organisation(name="Acme"))
    assert apply_preview(plan, preview).joined == 1
    assert len(plan.rows(Organisation)) == 1


def test_a_dry_run_tells_all_and_leaves_the_plan(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text("Partner;Biaya;Jenis\nAcme;1;bank\n")
    outcome = import_sheet(plan, path, dry_run=True)
    assert (outcome.applied, outcome.added, outcome.mapping) == (
        False,
        1,
        {"Partner": "name", "Jenis": "kind"},
    )
    assert plan.rows(Organisation) == []
    assert plan.undo_label == "New plan"


def test_a_bare_list_of_names_makes_partners(plan: Plan) -> None:
    assert take_in(plan, [["Acme"], ["Beta"], ["Gamma"]], entity="organisation").new == {"organisation": 3}


def test_a_sheet_without_headings_is_told(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Acme,12,Jakarta\nBeta,13,Bandung\n")
    with pytest.raises(Invalid, match="No row of “bare” reads like headings"):
        import_sheet(plan, path)
    with pytest.raises(Invalid, match="headings of a list of Risk"):
        import_sheet(plan, path, entity="risk")
    outcome = import_sheet(
        plan, path, entity="organisation", header_row=0, columns={"A": "name", "C": "country"}
    )
    assert outcome.new == {"organisation": 2}


def test_an_unknown_entity_or_sheet_is_told(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Partner,Kind\nAcme,bank\n")
    with pytest.raises(Invalid, match="no list of “company”; there are organisation"):
        preview_sheet(plan, path, entity="company")
    with pytest.raises(Invalid, match="no sheet “Two”; there are list"):
        preview_sheet(plan, path, sheet="Two")


def test_two_hubs_in_a_list_leave_one(plan: Plan) -> None:
    outcome = take_in(plan, [["Partner", "Hub"], ["Acme", "yes"], ["Beta", "yes"]])
    assert plan.hub is partner(plan, "Acme")
    assert [one.cell for one in outcome.unread] == ["B3"]


def noted(outcome: Any) -> list[tuple[str, Any, str]]:
    return [(one.cell, one.value, one.reason.partition(".")[0]) for one in outcome.notes]


def test_it_is_said_how_words_were_read_that_are_not_the_plans_own(plan: Plan) -> None:
    cells = [["Partner", "Type", "Influence"], ["Acme", "pemasok", "Tinggi"], ["Beta", "suplier", "tinggi"]]
    outcome = take_in(plan, [*cells, ["Gamma", "supplier", "4"]])
    assert noted(outcome) == [("C2", "Tinggi", "Read as 4 of 5"), ("B3", "suplier", "Read as Supplier")]
    assert outcome.unread == []


def test_a_partner_that_only_a_relationship_names_is_said(plan: Plan) -> None:
    outcome = take_in(plan, [["From", "To", "Kind"], ["Acme", "Beta", "supplies"]])
    made = "Partner made, because only this row names it"
    assert noted(outcome) == [("A2", "Acme", made), ("B2", "Beta", made)]


def test_a_name_that_is_nearly_another_is_asked_about(plan: Plan) -> None:
    take_in(plan, [["Partner", "Kind"], ["PT Telkom Indonesia", "bank"], ["Vendor A", "bank"]])
    rows = [["Telkom Indonesa Tbk", "bank"], ["Vendor B", "bank"], ["Bank BNI", "bank"], ["Bank BRI", "bank"]]
    outcome = take_in(plan, [["Partner", "Kind"], *rows])
    assert [(one.cell, one.reason.partition("?")[0]) for one in outcome.notes] == [
        ("A2", "Did you mean “PT Telkom Indonesia”")
    ]
    assert len(plan.rows(Organisation)) == 6


def test_a_list_without_rows_says_that_there_was_nothing(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("Partner,Type,Country\n")
    assert import_sheet(plan, path).sentence() == "There was nothing to bring in: no row was found."


def test_what_an_earlier_row_says_is_told_in_words(plan: Plan) -> None:
    cells = [["Partner", "Kind", "Reports to"], ["Acme", "bank", "Hub"], ["Acme", "supplier", "Beta"]]
    outcome = take_in(plan, cells)
    assert [(one.cell, one.value) for one in outcome.unread] == [("B3", "Supplier"), ("C3", "Beta")]


def test_figures_of_a_workbook_are_told_as_they_are_typed(plan: Plan) -> None:
    outcome = take_in(
        plan,
        [["Partner", "Kind", "Maturity", "Ready"], ["Acme", "bank", 7.0, 8.0]],
        columns={"Ready": "readiness_date"},
    )
    assert [repr(one.value) for one in outcome.unread] == ["7", "8"]
    assert "“8” is not a day" in outcome.unread[1].reason


def test_an_estimate_on_the_wrong_side_of_another_is_left_out_and_named(plan: Plan) -> None:
    cells: Cells = [["Cash line", "Low", "Likely", "High"], ["Fees", 9, 5, 12], ["Rent", 1, 5, 3]]
    outcome = take_in(plan, cells, entity="cash_line")
    assert [(one.low, one.likely, one.high) for one in plan.rows(CashLine)] == [(None, 5, 12), (1, 5, None)]
    assert [(one.cell, one.reason) for one in outcome.unread] == [
        ("B2", "Low (9) is above Likely (5)."),
        ("D3", "Likely (5) is above High (3)."),
    ]
    risks = take_in(plan, [["Risk", "Loss, low", "Loss, high"], ["Flood", 500, 100]])
    assert [(one.cell, one.value) for one in risks.unread] == [("B2", 500)]
