"""A mistake in the workbook itself is told as such, and takes no other appendix along."""

from __future__ import annotations

import pytest

from analysis.errors import PublishError, TransientError
from analysis.run.processes import OwnProcesses

from ..run.checkout import TABLE
from .builds import Scribe, build, contents, titled

# Its page cannot be made: the exporter is handed what no cell of ours ever shows.
STRANGE = """\
from IPython.display import display
display({"application/vnd.analysis.table+json": 1, "text/plain": "x"}, raw=True)"""


@pytest.mark.slow
def test_an_exporter_that_breaks_fails_its_own_appendix_alone(one, check_of_topic):
    check_of_topic("second")
    one.appendices(first=TABLE, second=STRANGE)
    built = build(one)
    assert (list(built.runs), list(built.failed)) == (["first"], ["second"])
    assert built.failed["second"].startswith(
        "notebooks/second.ipynb was stopped by a mistake in the workbook: "
    )
    page = (built.folder / "second.html").read_text()
    assert "was stopped by a mistake in the workbook" in page


def broken(*_):
    raise TypeError("'int' object is not subscriptable")


@pytest.mark.slow
def test_a_mistake_in_a_process_of_its_own_comes_back_in_words():
    with pytest.raises(Exception, match=r"^was stopped by a mistake in the workbook: TypeError\("):
        OwnProcesses().call(broken, seconds=60)


def test_a_front_page_that_breaks_is_told_as_such_and_the_last_pack_stands(
    paper, monkeypatch, capsys
):
    build(paper)
    titled(paper, "New")
    before = contents(paper.project.reports)
    told = Scribe._told

    def breaks(self, folder, title, names):
        return told(self, folder, title, 1 if "index.html" in names else names)

    monkeypatch.setattr(Scribe, "_told", breaks)
    with pytest.raises(PublishError) as fault:
        build(paper)
    assert str(fault.value).startswith(
        "The front page, or the whole as one PDF, was stopped by a mistake in the workbook: "
    )
    assert "Traceback" in capsys.readouterr().err  # for whoever mends it
    assert contents(paper.project.reports) == before


def test_a_front_page_that_was_cut_off_is_tried_again(paper, monkeypatch):
    told, faults = Scribe._told, ["cut off once", "cut off twice"]

    def cut_off(self, folder, title, names):
        if "index.html" in names and faults:
            raise TransientError(faults.pop())
        return told(self, folder, title, names)

    monkeypatch.setattr(Scribe, "_told", cut_off)
    assert build(paper).complete
    faults.extend(["was cut off: a"] * 3)
    titled(paper, "New")
    with pytest.raises(PublishError, match=r"the whole as one PDF, was cut off: a$"):
        build(paper)
    assert faults == []
