"""What all commands have in common: plain words for a user's mistakes, and their exit status."""

from __future__ import annotations

import pytest

from analysis.errors import Fault, InputFaults


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "cabinte"), "There is no pack 'cabinte' in packs/. Did you mean 'cabinet'?"),
        (("check", "../cabinet"), "There is no pack '../cabinet' in packs/."),
        (("build", "--period", "May"), "'May' is not a month."),
        (("build", "--only", "frist"), "Pack cabinet has no topic 'frist'. Did you mean 'first'?"),
        (("build", "--set", "first.directorat=x"), "'directorat' is not declared."),
        (("build", "--set", "x"), "'x' is not a setting. Write topic.name=value"),
    ],
)
def test_a_users_mistake_is_told_in_plain_lines(checkout, workbook, arguments, said):
    done = workbook(*arguments)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert not checkout.project.reports.exists()


def test_wrong_usage_ends_with_2(checkout, workbook):
    assert workbook("build", "--colour").exit_code == 2
    assert workbook("build", "cabinet", "second").exit_code == 2


def test_outside_of_a_project_the_command_says_so(tmp_path, workbook, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = workbook("list")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "holds both packs/ and notebooks/" in done.stderr


def test_only_a_build_says_that_nothing_was_built(checkout, workbook):
    def check(folder, *, period, comparison):
        raise InputFaults([Fault("data/a.csv", None, None, None, "is empty", "Ask again.")])

    done = workbook("build", checks={"first": check})
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "1 fault in the inputs.",
        "data/a.csv: is empty. Ask again.",
        "Nothing was built.",
    ]
