"""The difference of two packs as a user meets it: what is printed and the status at the end."""

from __future__ import annotations

import json

import pytest

from ..run.difference.packs_of import SAVINGS, TABLES, pack_at


@pytest.fixture
def packs(checkout):
    """Two packs in reports/, of which the second has another key figure."""
    reports = checkout.project.reports
    reports.mkdir()
    pack_at(reports / "cabinet-2015-04")
    tables = {**TABLES, "A-01-key_figures.csv": SAVINGS.format(now="£1.4m")}
    pack_at(reports / "cabinet-2015-05", tables=tables)
    return "reports/cabinet-2015-04", "reports/cabinet-2015-05"


def test_a_difference_is_told_and_ends_with_4(workbook, packs):
    done = workbook("diff", *packs)
    assert done.exit_code == 4
    assert done.stdout.splitlines() == [
        "cabinet-2015-05 compared with cabinet-2015-04",
        "",
        "A  The first",
        "  Key figures",
        "    Delivered: £1.2m to £1.4m (up £0.2m, 16.7%)",
    ]


def test_the_same_pack_ends_well(workbook, packs):
    done = workbook("diff", packs[0], packs[0])
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1:] == ["Nothing changed."]


def test_nothing_of_the_size_asked_for_ends_well(workbook, packs):
    done = workbook("diff", *packs, "--at-least", "£0.3m", "--at-least", "1%")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "Left out as too small: one figure."


def test_machines_get_json_or_csv(workbook, packs):
    content = json.loads(workbook("diff", *packs, "--format", "json").stdout)
    assert [each["amount"] for each in content["changes"]] == [200_000]
    lines = workbook("diff", *packs, "--format", "csv").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("letter,appendix,table,")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reports/cabinet-2015-03",), "reports/cabinet-2015-03 has no manifest.json."),
        (("reports/cabinet-2015-05", "--at-least", "much"), "'much' in --at-least is neither"),
    ],
)
def test_a_mistake_is_told_in_plain_words(workbook, packs, arguments, said):
    done = workbook("diff", packs[0], *arguments)
    assert done.exit_code == 1
    assert done.stderr.startswith(said)
