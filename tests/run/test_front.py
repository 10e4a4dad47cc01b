"""What a pack has of its own: its front page, and a page in the place of what is missing."""

from __future__ import annotations

import pytest

from analysis.publish.context import PageContext
from analysis.run.front import make_front
from analysis.run.task import Missing

WHY = "notebooks/risks.ipynb cell 3 `1 / 0` failed with ZeroDivisionError: <b>\nRun it to see."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The front page of a pack of which the only appendix is missing, and no whole."""
    folder = tmp_path_factory.mktemp("front")
    missing = Missing(PageContext("risks", "Risks", "A"), WHY, "Head of Finance")
    front = PageContext("cabinet", "Report", missing=("Appendix A: Risks",))
    return folder, make_front(folder, front, [missing], whole=False)


def test_the_front_page_says_what_is_missing(made):
    folder, _ = made
    said = "This pack is incomplete: Appendix A: Risks could not be made."
    assert said in (folder / "index.html").read_text()


def test_a_page_stands_in_its_place_with_the_reason_and_who_answers_for_it(made):
    folder, _ = made
    page = (folder / "risks.html").read_text()
    assert "This appendix could not be made, so the pack is incomplete." in page
    assert "failed with ZeroDivisionError: &lt;b&gt; Run it to see." in page
    assert "Head of Finance answers for it." in page


def test_every_file_is_told_and_there_is_no_whole(made):
    folder, told = made
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {file.address for file in told.files} == there
    assert "pack.pdf" not in there
