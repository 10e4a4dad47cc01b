from __future__ import annotations

import pytest

from analysis.errors import WorkbookError
from analysis.run.cluster.marks import differences, own_marks, refuse_differing

OWN = {"the workbook's own code": "0123456789abcdef", "Python": "3.11.4", "pandas": "3.0.1"}


def test_marks_tell_of_code_python_and_packages():
    assert {"the workbook's own code", "Python", "pandas", "typst"} <= own_marks().keys()
    assert differences(own_marks(), own_marks()) == []


def test_every_difference_is_told():
    theirs = {"the workbook's own code": "f" * 16, "Python": "3.11.4", "extra": "1"}
    assert differences(theirs, OWN) == [
        "the workbook's own code (ffffffffffff, here 0123456789ab)",
        "pandas none, here 3.0.1",
        "extra 1, here none",
    ]


def test_workers_that_differ_are_named_and_the_others_are_not():
    marks = {
        "tcp://b:2": {**OWN, "Python": "3.12.0"},
        "tcp://a:1": ModuleNotFoundError("No module named 'analysis'"),
        "tcp://c:3": OWN,
    }
    with pytest.raises(WorkbookError) as raised:
        refuse_differing(marks, OWN, address="tcp://s:8786")
    assert str(raised.value).splitlines()[1:-1] == [
        "tcp://a:1: it has no workbook that answers (No module named 'analysis')",
        "tcp://b:2: Python 3.12.0, here 3.11.4",
    ]
    refuse_differing({"tcp://c:3": OWN}, OWN, address="tcp://s:8786")
