from __future__ import annotations

from pathlib import Path
from types import ModuleType, SimpleNamespace

import pandas as pd
import pytest

from analysis.errors import Fault, InputFaults, PackError, PeriodError, WorkbookError
from analysis.run.checking import CheckedPack, check_of, check_pack
from analysis.run.order import Order
from analysis.run.project import Project

from .checkout import entry


def fault(file):
    return Fault(file, 2, "status", "Amberish", "is not one of blue, green", "Correct the extract.")


def refusing(error):
    def check(data_folder, *, period, comparison):
        raise error

    return check


def test_each_topic_is_asked_for_its_own_period_from_where_the_command_stands(
    checkout, check_of_topic, monkeypatch
):
    rows = pd.DataFrame({"directorate": ["Adults"]})
    asked, extract = [], SimpleNamespace(rows=rows, file="data/first/2015-06.csv", sha256="")
    extract.only = lambda column, value: asked.append((column, value))

    def check(data_folder, *, period, comparison):
        asked.append((data_folder, period, comparison))
        return [extract]

    checkout.appendices(first="1")
    check_of_topic("first", check)
    monkeypatch.chdir(checkout.root / "notebooks")
    order = Order("cabinet", period="2015-06")
    assert check_pack(order, project=checkout.project) == CheckedPack({"first": [extract]}, ())
    assert asked == [("../data", "2015-06", "2015-05"), ("directorate", "all")]


def test_the_faults_of_all_topics_are_one_list(checkout, check_of_topic):
    checkout.appendices(first="1", second="2")
    check_of_topic("first", refusing(InputFaults([fault("data/b.csv")])))
    check_of_topic("second", refusing(InputFaults([fault("data/a.csv"), fault("data/b.csv")])))
    with pytest.raises(InputFaults) as refused:
        check_pack(Order("cabinet"), project=checkout.project)
    assert refused.value.faults == [fault("data/a.csv"), fault("data/b.csv")]


def test_other_refusals_stand_beside_the_faults(checkout, check_of_topic):
    checkout.appendices(first="1", second="2")
    check_of_topic("first", refusing(InputFaults([fault("data/a.csv")])))
    check_of_topic("second", refusing(PeriodError("'2015-05' is not a quarter.")))
    with pytest.raises(WorkbookError) as refused:
        check_pack(Order("cabinet"), project=checkout.project)
    assert str(refused.value).splitlines()[0] == "'2015-05' is not a quarter."
    assert str(fault("data/a.csv")) in str(refused.value).splitlines()


def test_pages_edited_by_hand_are_told_with_the_faults_of_the_inputs(checkout, check_of_topic):
    checkout.appendices(first="1")
    check_of_topic("first", refusing(InputFaults([fault("data/a.csv")])))
    pack = checkout.project.reports / "cabinet-2015-05"
    pack.mkdir(parents=True)
    (pack / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WorkbookError) as refused:
        check_pack(Order("cabinet"), project=checkout.project)
    assert str(refused.value).splitlines() == [
        "1 fault in the inputs.",
        str(fault("data/a.csv")),
        "reports/cabinet-2015-05/manifest.json cannot be read, so nothing shows that these are "
        "the pages that were built.",
        "Put back what was built, or build the pack again.",
    ]


def test_a_topic_without_a_check_says_what_to_write(checkout):
    checkout.appendices(first="1")
    with pytest.raises(PackError) as refused:
        check_pack(Order("cabinet"), project=checkout.project)
    assert str(refused.value) == (
        "Topic first has no check of its inputs. Write check(data_folder, *, period, comparison) "
        "in src/analysis/topics/first/source.py."
    )


def test_a_source_that_lacks_a_library_is_not_taken_for_a_missing_topic(monkeypatch):
    def import_module(name):
        raise ModuleNotFoundError("No module named 'openpyxl'", name="openpyxl")

    monkeypatch.setattr("analysis.run.checking.importlib", ModuleType("importlib"), raising=True)
    monkeypatch.setattr(
        "analysis.run.checking.importlib.import_module", import_module, raising=False
    )
    with pytest.raises(ModuleNotFoundError, match="openpyxl"):
        check_of("first")


def test_a_directorate_that_no_row_has_is_told_before_any_kernel_starts():
    root = Path(__file__).parents[2]
    order = Order("cabinet", settings={"savings_delivery": {"directorate": "Adult Services"}})
    with pytest.raises(InputFaults) as caught:
        check_pack(order, project=Project(root))
    [fault] = caught.value.faults
    assert str(fault).startswith(
        "data/savings/2015-05.csv: directorate 'Adult Services' stands in no row. "
        "Perhaps 'Adult Services and Health' is meant. Write 'all', or one of: "
    )


def parted(checkout, *values):
    """A pack that parts its one topic by directorate."""
    checkout.notebook("first")
    listed = ", ".join(f'"{value}"' for value in values)
    checkout.pack(entry("A", "first", f"for_each = {{ directorate = [{listed}] }}"))


def test_appendices_parted_by_directorate_read_their_files_once(checkout, check_of_topic):
    rows = pd.DataFrame({"directorate": ["Adults", "Roads", "Adults"]})
    asked, extract = [], SimpleNamespace(rows=rows, file="data/first/2015-05.csv", sha256="")
    extract.only = lambda column, value: asked.append(value)

    def check(data_folder, *, period, comparison):
        asked.append("read")
        return [extract]

    parted(checkout, "Adults", "Roads")
    check_of_topic("first", check)
    checked = check_pack(Order("cabinet"), project=checkout.project)
    assert list(checked.extracts) == ["first-adults", "first-roads"]
    assert asked == ["read", "Adults", "Roads"]


def test_parts_that_leave_rows_out_are_refused_once(checkout, check_of_topic):
    rows = pd.DataFrame({"directorate": ["Adults", "Roads", "Schools", "Waste"]})
    extract = SimpleNamespace(
        rows=rows, file="data/first/2015-05.csv", sha256="", only=lambda column, value: None
    )
    parted(checkout, "Adults", "Waste")
    check_of_topic("first", lambda data_folder, *, period, comparison: [extract])
    with pytest.raises(PackError) as refused:
        check_pack(Order("cabinet"), project=checkout.project)
    assert str(refused.value) == (
        "for_each of first leaves out directorate 'Roads', 'Schools', which "
        "data/first/2015-05.csv has, so the parts would not add up to the whole. Add it."
    )
