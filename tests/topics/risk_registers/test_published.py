"""The sample data gives what the Cabinet was told, and nothing exempt reaches the page."""

import csv
import json
from pathlib import Path

import pytest

from analysis.methods.comparison import compared
from analysis.page.block import Block
from analysis.periods import Period
from analysis.topics.risk_registers import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
MAY, FEBRUARY = Period.parse("2015-05"), Period.parse("2015-02")
EXTRACT = source.load(DATA, period=MAY)
RISKS = measures.scored(EXTRACT.rows)
BEFORE = measures.scored(source.load(DATA, period=FEBRUARY).rows)
MOVEMENTS = measures.movements(RISKS, before=BEFORE)
OVERDUE = measures.overdue_actions(RISKS, on=MAY.last_day)
FIGURES = compared(
    measures.totals(RISKS, on=MAY.last_day), before=measures.totals(BEFORE, on=FEBRUARY.last_day)
)


def titles(movement: str) -> list[str]:
    return MOVEMENTS.loc[MOVEMENTS["movement"] == movement, "title"].to_list()


def test_most_risks_are_unchanged_three_reduced_and_one_increased():
    assert len(titles("reduced")) == 3
    assert titles("increased") == ["Children's Social Care delivering savings"]
    both = len(titles("unchanged")) + 4
    assert len(titles("unchanged")) > both / 2


def test_the_headline_says_it():
    said = exhibits.say_headline(FIGURES, movements=MOVEMENTS, overdue=OVERDUE, now=MAY).as_text()
    assert said.splitlines()[0] == (
        "Most of the 23 risks in both reports stayed at the same level (19), three have reduced "
        "and one has increased: Children's Social Care delivering savings. One is new and one "
        "closed, so the registers hold 24 risks now."
    )


def test_every_mover_has_its_reason():
    moved = MOVEMENTS[MOVEMENTS["movement"].isin(["increased", "reduced"])]
    assert moved["change_reason"].notna().all()
    assert "gives no reason" not in exhibits.say_changes(MOVEMENTS).as_text()


def test_the_closed_risk_stands_with_its_reason():
    said = exhibits.say_new_and_closed(MOVEMENTS, notes=EXTRACT.notes).as_text()
    assert "(likelihood 2 × impact 3), Green. The last groups moved to the new system" in said


def test_both_registers_together_are_the_whole():
    parts = [
        measures.totals(
            measures.scored(source.load(DATA, period=MAY, register=name).rows), on=MAY.last_day
        )
        for name in ("corporate", "transformation")
    ]
    whole = measures.totals(RISKS, on=MAY.last_day)
    assert (parts[0] + parts[1]).equals(whole)


def test_the_last_exposure_of_the_history_is_that_of_the_key_figures():
    history = measures.scored(source.load_history(DATA, period=MAY).rows)
    exposure = measures.exposure_by_refresh(history)["exposure"].to_list()
    assert len(exposure) == 6
    assert exposure[-2:] == FIGURES.loc["exposure", ["before", "now"]].to_list()


def test_every_file_passes_its_checks():
    files = [each.file for each in source.check(DATA, period="2015-05", comparison="2015-02")]
    names = ("2015-05", "2015-02", "2014-11", "2014-08", "2014-05", "2014-02")
    assert files == [f"data/risks/{name}.csv" for name in names]


@pytest.fixture(scope="module")
def page() -> str:
    """Everything the appendix shows, as JSON: words, tables, drawings and CSV."""
    by_register = measures.movements_by_register(MOVEMENTS)
    history = source.load_history(DATA, period=MAY)
    now, last = {"now": MAY, "source": "S."}, {"last": FEBRUARY}
    gaps = measures.by_gap(RISKS)
    shown: list[Block] = [
        exhibits.say_headline(FIGURES, movements=MOVEMENTS, overdue=OVERDUE, now=MAY),
        exhibits.tabulate_key_figures(FIGURES, **now, **last),
        exhibits.say_exempt(FIGURES, by_register=by_register),
        exhibits.say_changes(MOVEMENTS),
        exhibits.say_new_and_closed(MOVEMENTS, notes=EXTRACT.notes),
        exhibits.tabulate_movements(by_register, **now, **last),
        exhibits.draw_matrix(measures.matrix(RISKS, before=BEFORE), figures=FIGURES, **now, **last),
        *exhibits.tabulate_red(measures.red_risks(MOVEMENTS), **now, **last),
        exhibits.tabulate_overdue(OVERDUE, **now),
        exhibits.say_postponed(measures.postponed_actions(RISKS, before=BEFORE)),
        exhibits.say_gaps(gaps),
        exhibits.say_without_action(measures.without_action(RISKS)),
        exhibits.tabulate_gaps(gaps, **now),
        exhibits.draw_exposure(
            measures.exposure_by_refresh(measures.scored(history.rows)), register="all", source="S."
        ),
    ]
    return json.dumps([block.as_json() for block in shown], ensure_ascii=False)


def test_nothing_exempt_reaches_the_page_but_its_number(page):
    with Path(DATA, "risks", "2015-05.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["access"] == "exempt"]
    assert len(rows) == 2
    words = ("risk_id", "title", "cause", "consequence", "controls", "action")
    assert [row[name] for row in rows for name in words if row[name] in page] == []
    assert "Two other risks are kept private" in page


def test_every_public_risk_stands_on_the_page(page):
    named = RISKS.dropna(subset="title")
    missing = [risk for risk in named["risk_id"] if risk not in page]
    assert len(named) == 24
    assert missing == []
