from __future__ import annotations

from datetime import date
from pathlib import Path

import nbformat
import pytest

from analysis.errors import NotebookError, ParameterError
from analysis.run.order import Order, read_settings
from analysis.run.plan import planned
from analysis.run.project import Project

from .checkout import PACK, PARAMETERS, entry

PROJECT = Project.find(Path(__file__).parent)


def parameters_of(checkout, **order):
    _, appendices = planned(Order("cabinet", **order), project=checkout.project)
    return {each.topic: dict(each.parameters) for each in appendices}


@pytest.mark.parametrize("name", PROJECT.pack_names())
def test_every_pack_of_the_project_fits_its_notebooks(name):
    pack, appendices = planned(Order(name), project=PROJECT)
    versions = [version for entry in pack.appendix for version in entry.versions()]
    assert [each.name for each in appendices] == [version.name for version in versions]


def test_a_plan_is_for_the_meeting_that_is_ordered_or_that_the_calendar_has(checkout):
    checkout.appendices(first="1")
    (checkout.root / "calendar.toml").write_text(
        '[[meeting]]\ncommittee = "Cabinet"\nday = 2015-09-24\nperiod = "2015-07"\n'
    )
    orders = (
        Order("cabinet"),
        Order("cabinet", "2015-07"),
        Order("cabinet", "2015-07", meeting=date(2015, 9, 25)),
        Order("cabinet", "2015-06"),
    )
    packs = [planned(order, project=checkout.project)[0] for order in orders]
    assert [(each.period, each.meeting) for each in packs] == [
        ("2015-05", date(2015, 7, 16)),
        ("2015-07", date(2015, 9, 24)),
        ("2015-07", date(2015, 9, 25)),
        ("2015-06", None),
    ]


def test_an_appendix_gets_the_packs_parameters_its_periods_and_its_own(checkout):
    checkout.notebook("first", parameters=PARAMETERS + "aim_gbp = 1\n")
    checkout.pack(
        entry("A", "first", "[appendix.parameters]", "aim_gbp = 125", "directorate = 'X'")
    )
    assert parameters_of(checkout) == {
        "first": {
            "period": "2015-05",
            "comparison": "2015-04",
            "directorate": "X",
            "materiality_gbp": 250_000,
            "data_folder": "../data",
            "aim_gbp": 125,
        }
    }


def test_settings_come_last_and_are_read_as_declared(checkout):
    checkout.appendices(first="1", second="2")
    settings = read_settings(["second.materiality_gbp=9", "second.directorate=a=b"])
    given = parameters_of(checkout, settings=settings)
    assert (given["second"]["materiality_gbp"], given["second"]["directorate"]) == (9, "a=b")
    assert (given["first"]["materiality_gbp"], given["first"]["directorate"]) == (250_000, "all")


@pytest.mark.parametrize(
    ("settings", "period", "comparison"),
    [
        (["second.period=2014-15-q3"], "2014-15-q3", "2014-15-q2"),
        (["second.comparison=2013-14-q4"], "2014-15-q4", "2013-14-q4"),
        (["second.period=2014-15-q3", "second.comparison=2013-14-q3"], "2014-15-q3", "2013-14-q3"),
    ],
)
def test_a_period_can_be_set_for_one_appendix(checkout, settings, period, comparison):
    checkout.notebook("first")
    checkout.notebook("second")
    own = ('period = "2014-15-q4"', 'comparison = "2014-15-q3"')
    checkout.pack(entry("A", "first"), entry("B", "second", *own))
    given = parameters_of(checkout, settings=read_settings(settings))
    assert (given["second"]["period"], given["second"]["comparison"]) == (period, comparison)
    assert (given["first"]["period"], given["first"]["comparison"]) == ("2015-05", "2015-04")


def test_the_faults_of_all_notebooks_come_at_once(checkout):
    checkout.notebook("first", parameters=PARAMETERS.replace("directorate", "directorates"))
    checkout.notebook("second", parameters=PARAMETERS + "extra = 1\n")
    checkout.pack(entry("A", "first"), entry("B", "second"))
    with pytest.raises(ParameterError) as refused:
        parameters_of(checkout)
    text = str(refused.value)
    assert "'directorates' is declared but not given." in text
    assert "'extra' is declared but not given." in text


def test_a_shared_parameter_goes_to_the_notebooks_that_declare_it(checkout):
    checkout.notebook("first", parameters=PARAMETERS.replace("materiality_gbp = 100_000\n", ""))
    checkout.notebook("second")
    checkout.pack(entry("A", "first"), entry("B", "second"))
    given = parameters_of(checkout)
    assert ("materiality_gbp" in given["first"], "materiality_gbp" in given["second"]) == (
        False,
        True,
    )
    assert parameters_of(checkout, only=("first",)) == {"first": given["first"]}


def test_a_shared_parameter_that_no_notebook_declares_is_refused(checkout):
    checkout.notebook("first")
    checkout.pack(entry("A", "first"), head=PACK.replace("materiality_gbp", "materialty_gbp"))
    with pytest.raises(ParameterError) as refused:
        parameters_of(checkout)
    assert str(refused.value).splitlines()[:3] == [
        "packs/cabinet.toml: no notebook declares the parameter 'materialty_gbp'. "
        "Did you mean 'materiality_gbp'?",
        "notebooks/first.ipynb and its parameters do not fit; nothing was run.",
        "  'materiality_gbp' is declared but not given.",
    ]


def test_an_own_parameter_that_the_notebook_does_not_declare_is_refused(checkout):
    checkout.notebook("first")
    checkout.pack(entry("A", "first", "[appendix.parameters]", "aim_gbp = 1"))
    with pytest.raises(ParameterError, match="'aim_gbp' is not declared"):
        parameters_of(checkout)


def test_a_setting_for_no_topic_is_refused(checkout):
    checkout.appendices(first="1")
    with pytest.raises(ParameterError) as refused:
        parameters_of(checkout, settings=read_settings(["frist.directorate=x"]))
    assert str(refused.value) == (
        "'frist' in --set is not among the topics to build. "
        "Did you mean 'first'?\nTopics of cabinet: first."
    )


@pytest.mark.parametrize("count", [0, 2])
def test_a_notebook_needs_one_cell_of_parameters(checkout, count):
    path = checkout.notebook("first")
    notebook = nbformat.read(path, as_version=4)
    title, parameters = notebook.cells[:2]
    again = [{**parameters, "id": f"parameters-{number}"} for number in range(count)]
    notebook.cells = [title, *map(nbformat.from_dict, again)]
    nbformat.write(notebook, path)
    checkout.pack(entry("A", "first"))
    with pytest.raises(ParameterError) as refused:
        parameters_of(checkout)
    assert str(refused.value) == (
        f"notebooks/first.ipynb has {count} cells tagged parameters. Tag exactly "
        "one (in JupyterLab: the gear at the right, Cell Tags)."
    )


def test_a_notebook_that_papermill_wrote_is_refused(checkout):
    path = checkout.notebook("first")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[2].metadata["tags"] = ["injected-parameters"]
    nbformat.write(notebook, path)
    checkout.pack(entry("A", "first"))
    with pytest.raises(ParameterError, match="tagged injected-parameters, left by an earlier run"):
        parameters_of(checkout)


@pytest.mark.parametrize("content", [b"", b"not a notebook", b"[1]", b'{"cells": 1}', b"\xff\xfe"])
def test_a_file_that_is_no_notebook_is_refused(checkout, content):
    checkout.appendices(first="1")
    (checkout.project.notebooks / "first.ipynb").write_bytes(content)
    with pytest.raises(NotebookError, match=r"^notebooks/first.ipynb cannot be read as a notebook"):
        parameters_of(checkout)


def test_an_entry_for_each_value_is_planned_once_for_each(checkout):
    checkout.notebook("first")
    checkout.pack(entry("A", "first", 'for_each = { directorate = ["X", "Y"] }'))
    _, appendices = planned(Order("cabinet"), project=checkout.project)
    assert [(each.name, each.topic, each.parameters["directorate"]) for each in appendices] == [
        ("first-x", "first", "X"),
        ("first-y", "first", "Y"),
    ]
    assert [each.shown for each in appendices] == [
        "notebooks/first.ipynb (appendix A1)",
        "notebooks/first.ipynb (appendix A2)",
    ]


def test_a_setting_reaches_every_part_but_cannot_undo_the_parting(checkout):
    checkout.notebook("first")
    checkout.pack(entry("A", "first", 'for_each = { directorate = ["X", "Y"] }'))
    order = Order("cabinet", settings=read_settings(["first.materiality_gbp=9"]))
    _, appendices = planned(order, project=checkout.project)
    assert [each.parameters["materiality_gbp"] for each in appendices] == [9, 9]
    order = Order("cabinet", settings=read_settings(["first.directorate=Z"]))
    with pytest.raises(ParameterError, match=r"first\.directorate in --set is what the pack's"):
        planned(order, project=checkout.project)
