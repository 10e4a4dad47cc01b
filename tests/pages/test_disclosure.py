"""Nothing a build leaves behind depends on a hidden number: other small counts, the same bytes."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.run.fingerprints import outputs_in

from .conftest import BuiltPack, checkout_in

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

TOPICS = ("action_plan", "budget_pressure", "scorecard_results")
PACK = """\
council = "Worcestershire County Council"
committee = "Cabinet"
meeting = 2015-07-16
title = "Small counts"
period = "2015-05"
draft = true

[parameters]
data_folder = "../data"

[[appendix]]
letter = "A"
topic = "action_plan"
title = "Action plan"

[appendix.parameters]
lead_agency = "all"
months_ahead = 3
quarters_shown = 5

[[appendix]]
letter = "B"
topic = "budget_pressure"
title = "Budget pressure"

[appendix.parameters]
directorate = "all"
materiality_gbp = 100_000
unit_cost_gbp = 33_800
unit_cost_basis = "early 2014"

[[appendix]]
letter = "C"
topic = "scorecard_results"
title = "Scorecard"
period = "2014-15-q4"
comparison = "2014-15-q3"

[appendix.parameters]
focus_area = "all"
"""
OUTCOMES, PLACED = "data/action_plan/outcomes.csv", "data/placements/2015-05.csv"
SCORECARD, CORRECTIONS = "data/scorecard/2014-15-q4.csv", "data/corrections.csv"
#: Cells of each file by the row's first cells, and the small numbers of the first and second run.
#: Totals stay the same; a leading space has the count read "as what was meant", with a note.
SMALL = {
    (OUTCOMES, "people"): {
        ("OM-2", "2014-15-q4", "Aged 10 to 13", "North"): (" 2", " 1"),
        ("OM-2", "2014-15-q4", "Aged 10 to 13", "South"): ("3", "4"),
        ("OM-2", "2014-15-q4", "Aged 16 to 17", "South"): ("2", "1"),
        ("OM-5", "2014-15-q3", "Given a warning notice", "North"): ("3", "1"),
        ("OM-5", "2014-15-q3", "Given a warning notice", "South"): ("0", "0"),
        ("OM-5", "2014-15-q3", "Charged", "North"): ("0", "0"),
        ("OM-5", "2014-15-q3", "Charged", "South"): ("0", "0"),
    },
    (PLACED, "actual_children"): {
        ("In-house fostering",): ("250", "250"),
        ("Residential school, 52 weeks",): ("3", "4"),
    },
    (PLACED, "actual_weekly_gbp"): {("Parent and child placement",): ("3417", "3417")},
    (PLACED, "budget_weekly_gbp"): {("Parent and child placement",): ("3362", "3362")},
    (SCORECARD, "value"): {("ENV-08",): ("3", "2")},
}
#: Corrections of which the value, and of the last row also what it replaces, is a small count.
CORRECTED = [
    ("action_plan,outcomes,OM-2 | 2014-15-q4 | Aged 16 to 17 | North,people,10", ("3", "4")),
    ("placements,2015-05,Parent and child placement,actual_children,8", ("2", "1")),
    ("scorecard,2014-15-q4,CAF-04,numerator,23", ("2", "3")),
    ("scorecard,2014-15-q4,CAF-04,value,50.0", ("4.3", "6.52")),
    ("action_plan,outcomes,OM-5 | 2014-15-q3 | Given a warning notice | North,people", ("3", "1")),
]
KEYS = {
    OUTCOMES: ("outcome_ref", "quarter", "group", "area"),
    PLACED: ("placement_type",),
    SCORECARD: ("indicator_id",),
}


def put(checkout: Path, file: str, column: str, cells: dict[tuple[str, ...], str]) -> None:
    """Write values into rows of a file, named by their key."""
    path = checkout / file
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    places = {tuple(row[name] for name in KEYS[file]): row for row in rows}
    for key, value in cells.items():
        places[key][column] = value
    with path.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def corrections(run: int) -> str:
    """The rows of the corrections; the last confirms its value, so that it is quoted twice."""
    *changed, (confirmed, values) = CORRECTED
    rows = [f"{row},{given[run]}" for row, given in changed]
    rows.append(f"{confirmed},{values[run]},{values[run]}")
    return "".join(f"{row},Miscounted,Head of Service,2015-06-09\n" for row in rows)


def made(folder: Path, run: int) -> tuple[BuiltPack, str]:
    """The pack of the first (0) or second (1) set of small counts, and what the command said."""
    checkout = checkout_in(folder)
    for (file, column), cells in SMALL.items():
        put(checkout, file, column, {key: values[run] for key, values in cells.items()})
    with (checkout / CORRECTIONS).open("a", encoding="utf-8") as file:
        file.write(corrections(run))
    (checkout / "packs" / "small.toml").write_text(PACK, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "build", "small", "--output", "made"],
        cwd=checkout,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltPack(checkout / "made" / "small-2015-05"), done.stdout + done.stderr


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The pack built twice, from inputs that differ in nothing but small counts."""
    return [made(tmp_path_factory.mktemp("small"), run) for run in (0, 1)]


def contents(pack: BuiltPack) -> dict[str, bytes]:
    """Every file of a pack but the manifest and the logs, which hold fingerprints and times."""
    return {name: path.read_bytes() for name, path in outputs_in(pack.folder).items()}


def test_every_file_is_the_same_whichever_numbers_are_hidden(runs):
    first, second = (contents(pack) for pack, _ in runs)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    endings = {Path(name).suffix for name in first}
    assert endings == {".html", ".pdf", ".csv", ".ipynb"}
    assert {"index.html", "pack.pdf"} < set(first)


def test_the_manifest_differs_in_fingerprints_of_the_inputs_alone(runs):
    first, second = (
        json.loads((pack.folder / "manifest.json").read_text(encoding="utf-8")) for pack, _ in runs
    )
    changed = {
        one["file"]
        for one, other in zip(first["inputs"], second["inputs"], strict=True)
        if one.pop("sha256") != other.pop("sha256")
    }
    assert changed == {OUTCOMES, PLACED, SCORECARD}
    assert first["other_inputs"].pop(CORRECTIONS) != second["other_inputs"].pop(CORRECTIONS)
    for manifest in (first, second):
        for worked_out in ("started", "finished", "made_from"):
            del manifest[worked_out]
        for appendix in manifest["appendices"]:
            del appendix["key"]
        for timed in (manifest, *manifest["appendices"]):
            del timed["seconds"]
    assert first == second


def test_the_command_says_the_same(runs):
    first, second = (without_times(said) for _, said in runs)
    assert first == second
    assert len(first) > 3


def test_the_logs_say_the_same(runs):
    first, second = (
        {path.name: without_times(path.read_text()) for path in pack.folder.glob("logs/*.log")}
        for pack, _ in runs
    )
    assert first == second
    assert len(first) == len(list(runs[0][0].folder.glob("*.html"))) - 1


def without_times(said: str) -> list[str]:
    """The words of each line, less places, seconds, and which appendix took longest."""
    lines = (line.split("; slowest:")[0] for line in said.splitlines())
    return sorted(
        " ".join(word for word in line.split() if "/" not in word and not word[:1].isdigit())
        for line in lines
    )


def csv_of(pack: BuiltPack, topic: str, name: str) -> list[list[str]]:
    (path,) = (pack.folder / "data" / topic).glob(f"*-{name}.csv")
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_what_is_hidden_was_read_and_stands_as_a_symbol(runs):
    pack, _ = runs[0]
    groups = csv_of(pack, "action_plan", "outcomes_by_group")
    found = {row[0].partition(": ")[2]: row[1:] for row in groups if row[0].startswith("Children")}
    assert [set(found[name]) for name in ("aged 10 to 13", "aged 16 to 17")] == [{"[c]"}] * 2
    quarters = csv_of(pack, "action_plan", "outcomes_by_quarter")
    assert next(row for row in quarters if row[0].startswith("People"))[4] == "[c]"
    page = pack.html("action_plan")
    assert "people: 1 value without the spaces around them, read as what was meant." in page
    assert "people corrected. Miscounted (Head of Service, 9 June 2015)." in page
    assert "people confirmed. Miscounted (Head of Service, 9 June 2015)." in page
    assert "CAF-04: numerator corrected. Miscounted" in pack.html("scorecard_results")
    numbers = csv_of(pack, "budget_pressure", "placement_numbers")
    placed = {row[0]: row[1:] for row in numbers}
    assert set(placed["Parent and child placement"]) == {"[c]"}
    assert set(placed["Residential school, 52 weeks"]) == {"[c]"}
