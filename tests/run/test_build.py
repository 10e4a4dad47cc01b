"""Whole builds of tiny packs: what is made, that it repeats to the byte, and that failures undo."""

from __future__ import annotations

import hashlib
import json
import shutil
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from analysis.errors import NotebookError, PrintedError
from analysis.inputs.origin import Origin
from analysis.run.build import Request, build_pack
from analysis.run.checking import check_pack
from analysis.run.order import Order
from analysis.run.placing import WITH_CLOCK
from analysis.run.project import Project

from .checkout import PACK, TABLE, entry

pytestmark = pytest.mark.slow


def build(checkout, *, output=None, fresh=False, **order):
    events = []
    request = Request(
        Order("cabinet", **order),
        checkout.project,
        output or checkout.project.reports,
        events.append,
        fresh=fresh,
    )
    return build_pack(request), [str(event) for event in events if event.kind != "started"]


def extract_of(path: Path) -> SimpleNamespace:
    """What the check of a topic gives of a file, as far as a build needs it."""
    return SimpleNamespace(
        file=f"data/{path.parent.name}/{path.name}",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        rows=(),
        row_count=1,
        origin=Origin("first", "Savings", "Head of Finance", "illustrative", "Made up."),
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_clock(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.startswith(WITH_CLOCK)}


@pytest.fixture
def two(checkout, check_of_topic):
    """A project of two topics, each a table."""
    for topic in ("first", "second"):
        check_of_topic(topic)
    checkout.appendices(first=TABLE, second=TABLE)
    return checkout


@pytest.fixture
def last_good(two):
    """The files in reports/: a pack of before."""
    pack = two.project.reports / "cabinet-2015-05"
    pack.mkdir(parents=True)
    (pack / "manifest.json").write_text("{}")
    (pack / "index.html").write_text("of before")
    return contents(two.project.reports)


def test_a_pack_holds_every_page_in_every_form_and_a_manifest(two):
    built, steps = build(two, settings={"second": {"directorate": "Adults"}})
    files = contents(built.folder)
    assert built.folder == two.root / "reports" / "cabinet-2015-05-set"
    assert list(files) == [
        "data/first/A-01-given.csv",
        "data/second/B-01-given.csv",
        "first.html",
        "first.pdf",
        "index.html",
        "logs/first.log",
        "logs/second.log",
        "manifest.json",
        "notebooks/first.ipynb",
        "notebooks/second.ipynb",
        "pack.pdf",
        "second.html",
        "second.pdf",
    ]
    assert built.files == 11  # the logs are not counted
    assert sorted(built.pages) == ["first.pdf", "pack.pdf", "second.pdf"]
    assert built.pages["pack.pdf"] > built.pages["first.pdf"] == built.pages["second.pdf"] == 1
    csv = b"period,materiality_gbp\n2015-05,250000\n"
    assert files["data/first/A-01-given.csv"] == csv
    assert steps[0] == "checked the inputs"
    assert sorted(step.split(",")[0] for step in steps[1:3]) == ["made first", "made second"]
    assert steps[3:] == ["wrote the whole pack"]
    check_manifest(json.loads(files["manifest.json"]), without_clock(files))


def check_manifest(manifest, files):
    assert manifest["pack"]["meeting"] == "2015-07-16"
    assert manifest["pack"]["period"] == "2015-05"
    first, second = (each["parameters"] for each in manifest["appendices"])
    assert (first["directorate"], second["directorate"]) == ("all", "Adults")
    assert (first["period"], first["comparison"]) == ("2015-05", "2015-04")
    assert manifest["outputs"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }
    assert {"pandas", "papermill", "typst"} <= manifest["packages"].keys()
    assert manifest["code"]["commit"] is None  # the project of a test is no git checkout
    assert manifest["inputs"] == []


def test_the_same_inputs_give_the_same_bytes_wherever_the_checkout_lies(two, tmp_path):
    first, _ = build(two)
    elsewhere = tmp_path / "another place" / "with spaces {and braces}"
    shutil.copytree(two.root, elsewhere, ignore=shutil.ignore_patterns("reports"))
    two.project = Project(elsewhere)
    second, _ = build(two)
    before, after = contents(first.folder), contents(second.folder)
    assert second.folder.is_relative_to(elsewhere)
    assert without_clock(before) == without_clock(after)
    assert [name for name, data in after.items() if bytes(tmp_path) in data] == []


def test_warnings_and_their_paths_stay_out_of_the_pack(two):
    two.notebook("first", "import warnings\nwarnings.warn('getting old')", TABLE)
    built, _ = build(two, only=("first",))
    assert built.warnings == ("first cell 3 `import warnings`: UserWarning: getting old",)
    files = without_clock(contents(built.folder))
    assert [name for name, data in files.items() if b"getting old'" in data] == [
        "notebooks/first.ipynb"
    ]
    assert b"ipykernel" not in files["notebooks/first.ipynb"]


def test_a_part_and_another_period_go_to_folders_of_their_own(two, last_good):
    part, _ = build(two, only=("second",), period="2015-06")
    assert part.folder.name == "cabinet-2015-06-only-second"
    assert sorted(part.pages) == ["pack.pdf", "second.pdf"]
    assert contents(part.folder)["data/second/B-01-given.csv"].splitlines()[1] == b"2015-06,250000"
    assert last_good.items() <= contents(two.project.reports).items()


def test_one_failing_notebook_stops_no_other_and_leaves_the_last_good_pack(two, last_good):
    two.notebook("second", TABLE, "import sys; sys.exit()")
    built, steps = build(two)
    assert "second failed" in steps
    assert (list(built.runs), list(built.failed), built.complete) == (["first"], ["second"], False)
    assert built.failed["second"].startswith("notebooks/second.ipynb cell 4 ")
    assert built.folder == two.project.reports / "cabinet-2015-05-incomplete"
    assert last_good.items() <= contents(two.project.reports).items()
    check_incomplete(contents(built.folder))


def check_incomplete(files):
    said = "This pack is incomplete: Appendix B: The second could not be made."
    assert said in files["index.html"].decode()
    page = files["second.html"].decode()
    assert "This appendix could not be made, so the pack is incomplete." in page
    assert "ended the notebook early (SystemExit)" in page
    assert "The Chief Financial Officer answers for it." in page
    manifest = json.loads(files["manifest.json"])
    assert manifest["complete"] is False
    assert [each["state"] for each in manifest["appendices"]] == ["made", "failed"]
    assert [each["appendix"] for each in manifest["checks_failed"]] == ["second"]
    whole = " ".join(page.extract_text() for page in PdfReader(BytesIO(files["pack.pdf"])).pages)
    assert "INCOMPLETE. This pack is incomplete" in " ".join(whole.split())


def test_what_failed_is_mended_and_only_that_is_run_again(two):
    two.notebook("second", TABLE, "import sys; sys.exit()")
    broken, _ = build(two)
    two.notebook("second", TABLE)
    built, steps = build(two)
    assert built.complete
    assert (list(built.runs), built.kept) == (["second"], ("first",))
    assert "nothing changed in first: taken as it was" in steps
    assert built.folder == two.project.reports / "cabinet-2015-05"
    assert not broken.folder.exists()


def test_a_page_that_cannot_be_made_leaves_the_last_good_pack(two, last_good):
    two.notebook("second", "from IPython.display import Markdown", "Markdown('# Second title')")
    built, _ = build(two)
    assert "second title" in built.failed["second"]
    assert last_good.items() <= contents(two.project.reports).items()


def test_a_pack_from_which_nothing_changed_stands_as_it_is(two):
    first, _ = build(two)
    before = contents(first.folder)
    again, steps = build(two)
    assert (again.unchanged, again.folder, steps) == (True, first.folder, [])
    assert contents(first.folder) == before


def test_an_edited_page_is_put_right_without_any_kernel(two):
    first, _ = build(two)
    before = without_clock(contents(first.folder))
    (first.folder / "first.html").write_text("edited")
    again, _ = build(two)
    assert (again.runs, again.kept) == ({}, ("first", "second"))
    assert without_clock(contents(again.folder)) == before


def test_fresh_makes_every_run_anew_with_the_same_bytes(two):
    first, _ = build(two)
    before = without_clock(contents(first.folder))
    again, _ = build(two, fresh=True)
    assert sorted(again.runs) == ["first", "second"]
    assert without_clock(contents(again.folder)) == before


def test_a_changed_extract_runs_again_only_what_opened_it(two, check_of_topic, monkeypatch):
    """The second notebook opens a file of which its check says nothing."""
    monkeypatch.chdir(two.root)
    (table := two.root / "data" / "first").mkdir()
    (table / "2015-05.csv").write_text("as sent", encoding="utf-8")
    two.notebook("second", "open('../data/first/2015-05.csv').read();", TABLE)
    build(two)
    (table / "2015-05.csv").write_text("sent again", encoding="utf-8")
    again, _ = build(two)
    assert (list(again.runs), again.kept) == (["second"], ("first",))


def test_a_pack_may_do_without_the_whole_as_one_pdf(two):
    two.pack(entry("A", "first"), head=f"whole = false\n{PACK}")
    built, _ = build(two)
    assert list(built.pages) == ["first.pdf"]
    assert "The whole pack as PDF" not in (built.folder / "index.html").read_text()


def test_each_run_leaves_a_log(two):
    built, _ = build(two)
    log = (built.folder / "logs" / "first.log").read_text().splitlines()
    assert [line.split("UTC  ")[1].split(",")[0] for line in log[:2]] == [
        "started first",
        "made first",
    ]
    assert log[2].startswith("Made from 20")


def test_a_pack_is_in_order_until_it_or_its_data_is_changed(two, check_of_topic, monkeypatch):
    monkeypatch.chdir(two.root)
    data = two.root / "data" / "first" / "2015-05.csv"
    data.parent.mkdir()
    data.write_text("as built", encoding="utf-8")
    check_of_topic("first", lambda *_, **__: [extract_of(data)])
    built, _ = build(two, only=("first",))
    order = Order("cabinet", only=("first",))
    assert check_pack(order, project=two.project).warnings == ()
    data.write_text("sent again", encoding="utf-8")
    assert check_pack(order, project=two.project).warnings == (
        "reports/cabinet-2015-05-only-first was built from another data/first/2015-05.csv than "
        "the one checked now. Build the pack again.",
    )
    (built.folder / "pack.pdf").write_bytes(b"%PDF edited")
    with pytest.raises(PrintedError, match="is not the file that was built"):
        check_pack(order, project=two.project)
    again, _ = build(two, only=("first",))
    assert again.replaced == (
        "reports/cabinet-2015-05-only-first/pack.pdf is not the file that was built.",
    )
    assert check_pack(order, project=two.project).warnings == ()


def test_data_changed_during_the_build_leaves_the_last_good_pack(
    two, last_good, check_of_topic, monkeypatch
):
    monkeypatch.chdir(two.root)
    (two.root / "data" / "first").mkdir()
    data = two.root / "data" / "first" / "2015-05.csv"
    data.write_text("as checked", encoding="utf-8")
    check_of_topic("first", lambda *_, **__: [extract_of(data)])
    two.notebook("first", f"open({str(data)!r}, 'w').write('sent again');", TABLE)
    with pytest.raises(PrintedError, match=r"^data/first/2015-05.csv changed while"):
        build(two)
    assert contents(two.project.reports) == last_good


def test_broken_inputs_stop_before_any_kernel(two, check_of_topic, monkeypatch):
    def check(data_folder, *, period, comparison):
        raise NotebookError("the check was asked")

    check_of_topic("second", check)
    monkeypatch.setattr(
        "analysis.run.assembly.run_all", lambda *_, **__: pytest.fail("a kernel ran")
    )
    with pytest.raises(NotebookError, match="the check was asked"):
        build(two)
    assert contents(two.root / "reports") == {}


def test_parts_of_one_entry_stand_side_by_side_and_hold_their_own(checkout, check_of_topic):
    check_of_topic("first")
    own = TABLE.replace("[period]", "[directorate]")
    checkout.notebook("first", own)
    checkout.pack(entry("A", "first", """for_each = { directorate = ["Adults", "Children's"] }"""))
    built, _ = build(checkout)
    files = contents(built.folder)
    pages = ["first-adults.html", "first-childrens.html", "first-adults.pdf", "first-childrens.pdf"]
    assert set(pages) <= set(files)
    data = {name: text.decode() for name, text in files.items() if name.startswith("data/")}
    assert [("Adults" in text, "Children's" in text) for text in data.values()] == [
        (True, False),
        (False, True),
    ]
    manifest = json.loads(files["manifest.json"])
    assert [(each["name"], each["letter"], each["topic"]) for each in manifest["appendices"]] == [
        ("first-adults", "A1", "first"),
        ("first-childrens", "A2", "first"),
    ]
    assert "Appendix A2: The first, Children&#39;s" in files["index.html"].decode()
    attached = PdfReader(built.folder / "pack.pdf").attachments
    assert sorted(attached) == sorted(Path(name).name for name in data)
