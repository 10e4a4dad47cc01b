"""The contracts of the grant: what goes wrong is told, with line, value, rule and remedy."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.topics.public_health_grant import source

REAL = Path(__file__).parents[3] / "data"
TABLES = ("public_health_grant", "public_health_proposals", "reserves")
GRANT, PROPOSALS, RESERVES = TABLES
AREAS = (
    "older people's recovery services",
    "targeted prevention services for adults",
    "universal prevention services for adults",
    "prevention services for children",
    "strategic functions",
)


@pytest.fixture
def data(tmp_path):
    """A copy of the sample's tables, to be spoiled."""
    for table in TABLES:
        shutil.copytree(REAL / table, tmp_path / "data" / table)
    return tmp_path / "data"


def spoil(data: Path, table: str, name: str, *, where: tuple[str, str], **cells: str) -> int:
    """Write other values into the row that has a value in a column; returns its line."""
    path = data / table / f"{name}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    here = rows[where[0]] == where[1]
    for column, value in cells.items():
        assert (rows.loc[here, column] != value).any()
        rows.loc[here, column] = value
    rows.to_csv(path, index=False)
    return int(rows.index[here][0]) + 2


def faults_of(data: Path) -> list[tuple]:
    """File, line, column, value and rule of each fault."""
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period="2015-05", comparison="2015-04")
    assert all(fault.remedy for fault in caught.value.faults)
    return [
        (
            str(Path(fault.file).relative_to("data").with_suffix("")),
            fault.line,
            fault.column,
            fault.value,
            fault.rule,
        )
        for fault in caught.value.faults
    ]


def test_the_sample_has_no_fault(data):
    extracts = source.check(str(data), period="2015-05", comparison="2015-04")
    assert [len(extract.rows) for extract in extracts] == [21, 3, 24, 6, 14, 1, 5, 21, 3, 12, 12]


SERVICE_FAULTS = [
    ({"area": "leisure"}, ("area", "leisure", f"is not one of {', '.join(AREAS)}")),
    ({"mandated": "perhaps"}, ("mandated", "perhaps", "is not one of yes, no")),
    ({"contract_ends": ""}, ("contract_ends", None, "is missing where arrangement is contract")),
    ({"notice_months": "40"}, ("notice_months", "40", "is more than 36")),
    ({"budget_gbp": "-5"}, ("budget_gbp", "-5", "is less than 0")),
    (
        {"spent_gbp": "100000"},
        ("spent_gbp", "100,000", "is a running total below the last report's 168,000"),
    ),
    (
        {"forecast_gbp": "21000000"},
        ("forecast_gbp", "21000000", "is 10 times the row's own budget_gbp of 2,100,000"),
    ),
]


@pytest.mark.parametrize(("cells", "fault"), SERVICE_FAULTS)
def test_a_fault_of_a_service_is_told_with_its_line(data, cells, fault):
    line = spoil(data, GRANT, "2015-05", where=("service_ref", "PH-01"), **cells)
    assert faults_of(data) == [("public_health_grant/2015-05", line, *fault)]


PROPOSAL_FAULTS = [
    (
        {"full_assessment": "yes"},
        [
            ("full_assessment", "yes", "is given, but the screening is not done"),
            ("full_due", None, "is missing where full_assessment is yes"),
        ],
    ),
    (
        {"screening_done_on": "2015-08-20"},
        [("full_assessment", None, "is missing though the screening is done")],
    ),
    (
        {"full_due": "2015-10-30"},
        [("full_due", "2015-10-30", "is given, but no full assessment is asked for")],
    ),
    (
        {"decision": "approved"},
        [("decision", "approved", "and decided_on are not both given or both empty")],
    ),
    (
        {"decision": "approved", "decided_on": "2015-08-28"},
        [("decided_on", "2015-08-28", "is before its effect on equality was assessed")],
    ),
    (
        {
            "screening_done_on": "2015-08-20",
            "full_assessment": "yes",
            "full_due": "2015-10-30",
            "decision": "approved",
            "decided_on": "2015-08-28",
        },
        [("decided_on", "2015-08-28", "is before its effect on equality was assessed")],
    ),
    (
        {"screening_done_on": "2015-09-01", "full_assessment": "no"},
        [
            (
                "screening_done_on",
                "2015-09-01",
                "is after 31 August 2015, the end of the file's period",
            )
        ],
    ),
    (
        {"decision_due": "2015-09-29"},
        [("decision_due", "2015-09-29", "is before screening_due, 2015-09-30")],
    ),
]


@pytest.mark.parametrize(("cells", "faults"), PROPOSAL_FAULTS)
def test_a_fault_of_a_proposal_is_told_with_its_line(data, cells, faults):
    line = spoil(data, PROPOSALS, "2015-08", where=("proposal_ref", "PP-03"), **cells)
    assert faults_of(data) == [("public_health_proposals/2015-08", line, *each) for each in faults]


def test_a_decision_on_the_day_of_its_screening_is_in_order(data):
    spoil(
        data,
        PROPOSALS,
        "2015-08",
        where=("proposal_ref", "PP-03"),
        screening_done_on="2015-08-20",
        full_assessment="no",
        decision="approved",
        decided_on="2015-08-20",
    )
    assert source.check(str(data), period="2015-05", comparison="2015-04")


def test_what_was_done_is_not_taken_back(data):
    cells = {"screening_done_on": "2015-07-20", "full_assessment": "no"}
    spoil(data, PROPOSALS, "2015-07", where=("proposal_ref", "PP-03"), **cells)
    assert [each[2:] for each in faults_of(data)] == [
        ("screening_done_on", None, "is not the last report's screening_done_on")
    ]


STRANGERS = [
    ((RESERVES, "planned_movements"), "reserve_ref", ("reason", "Transfer of health visiting")),
    ((GRANT, "evidence"), "service_ref", ("service_ref", "PH-06")),
    ((PROPOSALS, "2015-08"), "service_ref", ("proposal_ref", "PP-12")),
]
KNOWN = {"reserve_ref": (RESERVES, "PHR-9"), "service_ref": (GRANT, "PH-60")}


@pytest.mark.parametrize(("file", "column", "where"), STRANGERS)
def test_a_row_that_belongs_to_nothing_is_told(data, file, column, where):
    table, strange = KNOWN[column]
    line = spoil(data, *file, where=where, **{column: strange})
    rule = f"stands in no row of data/{table}/2015-05.csv"
    assert ("/".join(file), line, column, strange, rule) in faults_of(data)


def test_a_saving_of_no_proposal_is_told_for_every_month(data):
    path = data / GRANT / "planned_savings.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "PP-20,2016/17,100\n", encoding="utf-8")
    assert faults_of(data) == [
        (
            *("public_health_grant/planned_savings", 26, "proposal_ref", "PP-20"),
            f"stands in no row of data/public_health_proposals/2015-{month}.csv",
        )
        for month in ("07", "08")
    ]


def test_a_prevention_service_without_a_rating_is_told(data):
    path = data / GRANT / "evidence.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "PH-13" not in line), "utf-8")
    assert faults_of(data) == [
        ("public_health_grant/evidence", None, "service_ref", "PH-13", "has no row")
    ]


def test_a_second_cut_is_refused(data):
    path = data / GRANT / "cuts.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "2016/17,100,1000,50,Somewhere\n", encoding="utf-8")
    ((file, line, column, _, rule),) = faults_of(data)
    assert (file, line, column) == ("public_health_grant/cuts", 3, "financial_year")
    assert rule == "is a second cut; one is bridged"


def test_faults_of_several_files_come_at_once(data):
    spoil(data, GRANT, "2015-05", where=("service_ref", "PH-01"), area="leisure")
    spoil(data, RESERVES, "2015-05", where=("reserve_ref", "PHR-1"), minimum_gbp="-1")
    spoil(data, PROPOSALS, "2015-08", where=("proposal_ref", "PP-03"), decision="approved")
    assert len({each[0] for each in faults_of(data)}) == 3
