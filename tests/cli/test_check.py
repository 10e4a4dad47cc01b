"""The check as a user meets it: each file, what was noticed, every fault."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

from analysis.errors import Fault, InputFaults

from ..run.manifests import manifest_with, print_of


def extract_of(file, *, row_count=1, rule_count=1, notes=(), blanks=(), doubts=()):
    """What a topic's check gives of a file, as far as the command shows it."""
    return SimpleNamespace(
        file=file,
        sha256="",
        rows=pd.DataFrame({"scheme_ref": ["A"]}),
        row_count=row_count,
        rule_count=rule_count,
        notes=notes,
        blanks=blanks,
        doubts=doubts,
    )


def test_check_shows_each_file_once_with_what_was_noticed(checkout, workbook):
    def check(folder, *, period, comparison):
        now, last = f"data/savings/{period}.csv", f"data/savings/{comparison}.csv"
        noticed = {
            "notes": ("read £1 as 1",),
            "blanks": ["owner 2"],
            "doubts": ("Over, or under?",),
        }
        return [
            extract_of(now, row_count=1_044, rule_count=30, **noticed),
            extract_of(last, row_count=40, rule_count=12),
        ]

    done = workbook("check", "cabinet", checks={"first": check, "second": check})
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "data/savings/2015-04.csv: 40 rows",
        "data/savings/2015-05.csv: 1,044 rows",
        "  read £1 as 1",
        "  owner 2",
        "  worth a look: Over, or under?",
        "No faults. Checked for 2 appendices: 2 files, 1,084 rows, 42 rules (columns, keys, "
        "totals, headings, running totals, words and percentages, the report before).",
    ]


def test_check_of_one_topic_reads_that_topic_alone(checkout, workbook):
    def refuse(folder, *, period, comparison):
        raise AssertionError("the other topic was read")

    done = workbook("check", "--only", "second", checks={"first": refuse})
    assert done.exit_code == 0
    assert done.stdout.startswith("No faults. Checked for 1 appendix: 0 files, 0 rows, 0 rules (")


def test_check_warns_of_a_pack_built_from_other_files_and_ends_well(checkout, workbook):
    folder = checkout.project.reports / "cabinet-2015-05"
    folder.mkdir(parents=True)
    manifest = manifest_with(other_inputs={"data/a.csv": print_of("a")})
    (folder / "manifest.json").write_text(manifest.text())
    done = workbook("check")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == (
        "Warning: reports/cabinet-2015-05 was built from another data/a.csv than the one checked "
        "now. Build the pack again."
    )


def test_check_prints_every_fault_on_stderr_and_ends_with_1(checkout, workbook):
    def check(folder, *, period, comparison):
        file = f"data/savings/{period}.csv"
        raise InputFaults([Fault(file, 3, "status", "Amberish", "is no status", "Correct it.")])

    done = workbook("check", "--period", "2015-06", checks={"first": check})
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "1 fault in the inputs.",
        "data/savings/2015-06.csv line 3: status 'Amberish' is no status. Correct it.",
    ]
