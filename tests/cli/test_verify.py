"""The verification as a user meets it: what it prints and the status it ends with."""

from __future__ import annotations

import pytest

from analysis.errors import NotebookError
from analysis.run.verifying import SAME_MAKING, Verdict


@pytest.fixture
def found(monkeypatch):
    """Takes the place of a verification that finds some differences."""

    def give(*differences):
        def verify_pack(folder, *, project, rebuild, tell):
            for line in (f"{folder} is looked at", *differences):
                tell(line)
            return Verdict(12, differences)

        monkeypatch.setattr("analysis.run.verifying.verify_pack", verify_pack)

    return give


def test_a_pack_that_comes_out_the_same_ends_well(checkout, workbook, found):
    found()
    done = workbook("verify", "reports/cabinet-2015-05")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "reports/cabinet-2015-05 is looked at",
        "Every one of 12 files is the same.",
    ]


def test_a_difference_ends_with_4(checkout, workbook, found):
    found("first.html: page 2")
    done = workbook("verify", "reports/cabinet-2015-05")
    assert done.exit_code == 4
    assert done.stdout.splitlines()[1:] == [
        "first.html: page 2",
        "1 of 12 files is not the same.",
    ]


def test_a_folder_that_is_no_pack_is_a_fault_in_plain_words(checkout, workbook):
    done = workbook("verify", "reports/cabinet")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "reports/cabinet is not a pack: it has no manifest.json. Name a folder in reports/.",
        "Nothing was verified.",
    ]


def test_a_pack_that_cannot_be_built_now_is_a_fault(checkout, workbook, monkeypatch):
    def verify_pack(*_, **__):
        raise NotebookError("notebooks/first.ipynb cell 2 failed.")

    monkeypatch.setattr("analysis.run.verifying.verify_pack", verify_pack)
    done = workbook("verify", "reports/cabinet-2015-05")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == "notebooks/first.ipynb cell 2 failed."


@pytest.mark.slow
def test_a_pack_comes_out_the_same_but_for_the_page_that_was_edited(checkout, workbook):
    assert workbook("build", "--only", "first").exit_code == 0
    folder = checkout.project.reports / "cabinet-2015-05-only-first"
    page = folder / "data" / "first" / "A-01-given.csv"
    page.write_text(page.read_text().replace("250000", "260000"))
    done = workbook("verify", str(folder))
    assert done.exit_code == 4
    assert done.stdout.splitlines() == [
        "reports/cabinet-2015-05-only-first/data/first/A-01-given.csv is not the file that was "
        "built.",
        SAME_MAKING,
        "data/first/A-01-given.csv: row 1 (2015-05), column materiality_gbp: '260000' then, "
        "'250000' now.",
        "1 of 6 files is not the same.",
    ]
