"""The risk contract, and that nothing of an exempt risk gets past the source."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.inputs import Extract
from analysis.periods import Period
from analysis.topics.risk_registers import source

DATA = Path(__file__).parents[3] / "data"
MAY, FEBRUARY = Period.parse("2015-05"), Period.parse("2015-02")
CLOSED = (
    "table,period,key,column,expects,value,reason,owner,date\n"
    "risks,2015-05,TR-07,row,present,closed,The last groups moved,Head of ICT,2015-05-29\n"
)
Change = Callable[[pd.DataFrame], pd.DataFrame]


@pytest.fixture
def folder(tmp_path):
    """A data folder with the last two refreshes only."""
    made = tmp_path / "data"
    (made / "risks").mkdir(parents=True)
    for name in ("2015-02.csv", "2015-05.csv", "origin.toml"):
        shutil.copy(DATA / "risks" / name, made / "risks" / name)
    (made / "corrections.csv").write_text(CLOSED, encoding="utf-8")
    return made


def rewrite(folder: Path, change: Change, *, period: Period = MAY) -> None:
    """Change the cells of a refresh's file, all as text."""
    path = folder / "risks" / f"{period.name}.csv"
    cells = pd.read_csv(path, dtype=str, keep_default_na=False)
    change(cells).to_csv(path, index=False)


def set_cell(risk: str, **values: str) -> Change:
    def change(cells: pd.DataFrame) -> pd.DataFrame:
        row = cells["risk_id"] == risk
        return cells.assign(**{name: cells[name].mask(row, to) for name, to in values.items()})

    return change


def without(*risks: str) -> Change:
    return lambda cells: cells[~cells["risk_id"].isin(risks)]


def add_correction(folder: Path, *lines: str) -> None:
    path = folder / "corrections.csv"
    path.write_text(path.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")


def checked(folder: Path) -> list[Extract]:
    return source.check(str(folder), period=MAY.name, comparison=FEBRUARY.name)


def faults(folder: Path) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        checked(folder)
    return [f"{fault.column}: {fault.rule}" for fault in caught.value.faults]


def test_the_sample_has_no_fault(folder):
    assert [(each.file, each.row_count) for each in checked(folder)] == [
        ("data/risks/2015-05.csv", 26),
        ("data/risks/2015-02.csv", 26),
    ]


BROKEN = [
    ("CR-01", "likelihood", "6", "likelihood: is more than 5"),
    ("CR-02", "impact", "0", "impact: is less than 1"),
    ("CR-03", "likelihood", "2.5", "likelihood: is not a whole number"),
    ("CR-04", "target_impact", "", "target_impact: is missing"),
    ("CR-05", "access", "secret", "access: is not one of public, exempt"),
    (
        "CR-06",
        "action_done",
        "2015-06-01",
        "action_done: is after 31 May 2015, the end of the file's period",
    ),
    ("CR-07", "access", "", "access: is missing"),
    (
        "CR-08",
        "register",
        "transformation",
        "risk_id: is in register transformation, so begins TR",
    ),
    ("CR-09", "risk_id", "CR-9", "risk_id: is not written like CR-01"),
    ("CR-10", "risk_id", "CR-11", "risk_id: stands on an earlier row as well"),
    ("CR-12", "owner", "", "owner: is missing"),
    ("CR-13", "action_due", "31.6.2015", "action_due: is not a day in the calendar"),
    (
        "CR-16",
        "action_expected",
        "2015-06-01",
        "action_expected: is before action_due, 2015-06-30",
    ),
    (
        "TR-03",
        "action_done",
        "2015-05-20",
        "action_expected: is given, but the action was done on 2015-05-20",
    ),
]


def test_every_broken_row_is_a_fault_and_all_are_told_at_once(folder):
    for risk, column, value, _ in BROKEN:
        rewrite(folder, set_cell(risk, **{column: value}))
    assert sorted(faults(folder)) == sorted(fault for *_, fault in BROKEN)


def test_a_fault_names_file_line_value_and_remedy(folder):
    rewrite(folder, set_cell("CR-02", likelihood="6"))
    with pytest.raises(InputFaults) as caught:
        source.load(str(folder), period=MAY)
    (fault,) = map(str, caught.value.faults)
    assert fault.startswith("data/risks/2015-05.csv line 3")
    assert "likelihood '6' is more than 5. Correct the extract" in fault


def test_whoever_moved_needs_a_reason_of_this_refresh(folder):
    old = "The plan of the summer was too hopeful"
    rewrite(folder, set_cell("CR-02", change_reason=old), period=FEBRUARY)
    rewrite(folder, set_cell("CR-02", change_reason=old, likelihood="4"))
    rewrite(folder, set_cell("CR-09", impact="5"))
    assert faults(folder) == [
        "change_reason: is that of the last refresh where likelihood and impact went from 3 and 5 "
        "to 4 and 5",
        "change_reason: is missing where likelihood and impact went from 3 and 3 to 3 and 5",
    ]


def test_a_risk_that_is_gone_is_a_fault_until_it_is_recorded_as_closed(folder):
    rewrite(folder, without("CR-10"))
    assert faults(folder) == ["risk_id: was in the last report and is not in this"]
    add_correction(
        folder, "risks,2015-05,CR-10,row,present,closed,Done,Head of Highways,2015-05-29\n"
    )
    assert "CR-10 is recorded as closed. Done" in "".join(checked(folder)[0].notes)


def test_one_register_alone_is_read_and_an_unknown_one_is_refused():
    rows = source.load(str(DATA), period=MAY, register="corporate").rows
    assert set(rows["register"]) == {"corporate"}
    with pytest.raises(InputFaults, match="register 'strategic' stands in no row"):
        source.load(str(DATA), period=MAY, register="strategic")


def test_the_history_holds_every_refresh_in_order():
    extract = source.load_history(str(DATA), period=MAY)
    assert extract.file == "data/risks/2014-02.csv to 2015-05.csv"
    assert extract.rows["refresh"].unique().tolist() == [
        *("2014-02", "2014-05", "2014-08", "2014-11", "2015-02", "2015-05"),
    ]
    earlier = source.load_history(str(DATA), period=Period.parse("2014-05"))
    assert earlier.rows["refresh"].unique().tolist() == ["2014-02", "2014-05"]


def test_the_first_refresh_has_nothing_before_it():
    first = Period.parse("2014-02")
    assert len(source.load(str(DATA), period=first).rows) == 22
    assert len(source.check(str(DATA), period=first.name, comparison=first.name)) == 1


def exempt_texts(folder: Path) -> set[str]:
    """Every text that only an exempt row of either refresh holds, its reference aside."""
    frames = [
        pd.read_csv(folder / "risks" / f"{each.name}.csv", dtype=str, keep_default_na=False)
        for each in (MAY, FEBRUARY)
    ]
    cells = pd.concat(frames)
    said = cells.drop(columns=["register", "risk_id", "access"])
    exempt = cells["access"] == "exempt"
    hidden, open_ = (set(said[rows].to_numpy().ravel()) for rows in (exempt, ~exempt))
    return {text for text in hidden - open_ if text}


def everything(extract: Extract) -> str:
    return " ".join([extract.rows.to_csv(), *extract.notes, extract.source, extract.provenance])


def loaded(folder: Path) -> list[Extract]:
    return [
        *checked(folder),
        source.load(str(folder), period=MAY),
        source.load_history(str(folder), period=MAY),
    ]


def test_nothing_of_an_exempt_risk_is_read_but_that_it_is_there(folder):
    texts = exempt_texts(folder)
    assert len(texts) > 8
    for extract in loaded(folder):
        assert [text for text in texts if text in everything(extract)] == []
        exempt = extract.rows[extract.rows["access"] == "exempt"]
        assert set(exempt["risk_id"]) == {"CR-15", "TR-11"}
        kept = ["register", "risk_id", "access", "refresh"]
        assert exempt.drop(columns=kept, errors="ignore").isna().all(axis=None)


def test_a_correction_of_an_exempt_risk_is_applied_and_only_counted(folder):
    add_correction(
        folder,
        "risks,2015-05,CR-15,target_impact,3,2,Settled out of court,Head of Legal,2015-05-29\n",
    )
    now, before, *others = loaded(folder)
    for extract in (now, others[0]):
        assert extract.notes[-1] == (
            "1 note is not shown: about risks that are exempt from publication."
        )
        assert "TR-07 is recorded as closed" in extract.notes[0]
    for extract in (now, before, *others):
        assert "Settled" not in everything(extract)


def test_a_note_that_quotes_the_line_of_an_exempt_risk_is_only_counted(folder):
    rewrite(folder, set_cell("CR-15", title=" Claim by a builder of roads "))
    for extract in loaded(folder):
        assert "Claim" not in everything(extract)
    rewrite(folder, set_cell("CR-02", title=" Safeguarding of children "))
    rewrite(folder, set_cell("CR-15", title="Claim"))
    assert "Safeguarding of children" in "".join(source.load(str(folder), period=MAY).notes)


def test_why_an_exempt_risk_was_closed_is_not_told(folder):
    rewrite(folder, without("CR-15"))
    add_correction(
        folder,
        "risks,2015-05,CR-15,row,present,closed,The claim was paid,Head of Legal,2015-05-29\n",
    )
    for extract in loaded(folder):
        assert "claim was paid" not in everything(extract)


def test_a_risk_that_is_exempt_now_is_hidden_in_this_refresh_only(folder):
    rewrite(folder, set_cell("CR-10", access="exempt"))
    now = source.load(str(folder), period=MAY).rows.set_index("risk_id")
    assert pd.isna(now.loc["CR-10", "title"])
    before = source.load(str(folder), period=FEBRUARY).rows.set_index("risk_id")
    assert before.loc["CR-10", "title"] == "Condition of roads"
