"""A finished pack beside what comes out now; nothing is really built but in the last test."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import typst

from analysis.errors import PrintedError
from analysis.run.fingerprints import made_from
from analysis.run.manifest import CodeEntry
from analysis.run.order import Order
from analysis.run.plan import planned
from analysis.run.recording import code_version, package_versions, python_version
from analysis.run.verifying import SAME_MAKING, Verdict, verify_pack

from .manifests import appendix_with, input_with, manifest_with, print_of

SAVINGS = "data/savings/2015-05.csv"
PACK = "reports/cabinet-2015-05"
PAGES = {
    "data/first/A-01-given.csv": "period,cost_gbp\n2015-05,3\n",
    "first.html": "<h1>First</h1><p>It costs £3.</p>",
}
LOG = "logs/first.log"


class Finished:
    """A project of one topic with one extract, and a pack of it as it was built."""

    def __init__(self, checkout, check_of_topic):
        self.root, self.project = checkout.root, checkout.project
        checkout.appendices(first="1")
        self.write(SAVINGS, "as built")
        check_of_topic("first", self.read)
        self.folder = self.root / PACK
        for name, content in PAGES.items():
            self.write(f"{PACK}/{name}", content)
        self.write(f"{PACK}/{LOG}", "took 3 s")
        self.outputs = {name: print_of(content) for name, content in PAGES.items()}
        self.describe()
        self.ordered = None
        self.made = {**PAGES, LOG: "took 4 s"}

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def read(self, *_, **__):
        content = (self.root / SAVINGS).read_text(encoding="utf-8")
        return [SimpleNamespace(file=SAVINGS, sha256=print_of(content), rows=(), row_count=1)]

    def describe(self, **changes):
        """Write the manifest of a build by what is here, but for what is given."""
        pack, appendices = planned(Order("cabinet"), project=self.project)
        prints = dict(
            made_from(pack, appendices, {"first": self.read()}, project=self.project)["first"]
        )
        entries = {
            "appendices": (appendix_with("first"),),
            "inputs": (input_with(SAVINGS, sha256=prints.pop(SAVINGS)),),
            "other_inputs": prints,
            "code": code_version(self.root),
            "python": python_version(),
            "packages": package_versions(),
            "outputs": self.outputs,
        }
        self.write(f"{PACK}/manifest.json", manifest_with(**(entries | changes)).text())

    def rebuild(self, order, output):
        self.ordered = order
        for name, content in {**self.made, "manifest.json": "of now"}.items():
            path = output / "made" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return output / "made"

    def verify(self):
        """What is told, and the last line."""
        told = []
        verdict = verify_pack(
            self.folder, project=self.project, rebuild=self.rebuild, tell=told.append
        )
        return [*told, verdict.words]


@pytest.fixture
def finished(checkout, check_of_topic, monkeypatch):
    monkeypatch.chdir(checkout.root)
    return Finished(checkout, check_of_topic)


def test_a_pack_that_comes_out_the_same_is_counted_without_its_logs(finished):
    assert finished.verify() == [SAME_MAKING, "Every one of 2 files is the same."]


def test_the_order_is_that_of_the_manifest(finished):
    order = {"pack": "cabinet", "period": "2015-05", "only": ["first"], "settings": {}}
    finished.describe(order=order)
    finished.verify()
    assert finished.ordered == Order("cabinet", "2015-05", ("first",), {})


def test_each_file_that_differs_is_told_with_its_first_difference(finished):
    finished.made["data/first/A-01-given.csv"] = "period,cost_gbp\n2015-05,4\n"
    finished.made["first.html"] = PAGES["first.html"].replace("£3", "£4")
    assert finished.verify() == [
        SAME_MAKING,
        "data/first/A-01-given.csv: row 1 (2015-05), column cost_gbp: '3' then, '4' now.",
        "first.html: section 'First': 'It costs £3.' then, 'It costs £4.' now.",
        "2 of 2 files are not the same.",
    ]


def test_files_of_one_build_alone_are_told(finished):
    del finished.made["first.html"]
    finished.made["second.html"] = "new"
    assert finished.verify()[1:] == [
        "first.html: is in the pack, but is not made now.",
        "second.html: is made now, but is not in the pack.",
        "2 of 3 files are not the same.",
    ]


def test_a_file_taken_from_the_pack_is_told_twice_over(finished):
    (finished.folder / "first.html").unlink()
    assert finished.verify() == [
        f"{PACK}/first.html was built and is not there.",
        SAME_MAKING,
        "first.html: is made now, but is not in the pack.",
        "1 of 2 files is not the same.",
    ]


def test_a_page_edited_since_it_was_built_is_told_first(finished):
    finished.write(f"{PACK}/first.html", PAGES["first.html"].replace("£3", "£30"))
    assert finished.verify() == [
        f"{PACK}/first.html is not the file that was built.",
        SAME_MAKING,
        "first.html: section 'First': 'It costs £30.' then, 'It costs £3.' now.",
        "1 of 2 files is not the same.",
    ]


def test_a_file_laid_beside_the_pack_is_no_part_of_it(finished):
    finished.write(f"{PACK}/notes.txt", "ours")
    assert finished.verify() == [SAME_MAKING, "Every one of 2 files is the same."]


def test_inputs_that_are_other_files_now_are_named(finished):
    finished.write(SAVINGS, "sent again")
    finished.write("data/corrections.csv", "new")
    pack = finished.project.packs / "cabinet.toml"
    pack.write_text(pack.read_text() + "\n# edited\n")
    assert finished.verify()[:-1] == [
        "data/corrections.csv is read now, and was not then.",
        f"{SAVINGS} is another file now.",
        "packs/cabinet.toml is another file now.",
    ]


def test_an_input_no_longer_read_is_named(finished):
    finished.write("data/corrections.csv", "of then")
    finished.describe()
    (finished.root / "data/corrections.csv").unlink()
    assert finished.verify()[0] == "data/corrections.csv was read then, and is not now."


def test_other_code_and_versions_are_named(finished):
    packages = package_versions()
    finished.describe(
        code=CodeEntry(version="0.0.9", commit="0123456789abcdef", changed=True),
        python="3.10.1",
        packages={**packages, "pandas": "2.9.9", "polars": "1.0"},
    )
    now = code_version(finished.root)
    assert finished.verify()[:-1] == [
        f"The workbook was version 0.0.9 then, and is {now.version} now.",
        "The code was at commit 0123456789 then, and is at no known commit now.",
        "Files differed from the commit then, so the code may not be the same.",
        f"pandas was 2.9.9 then, and is {packages['pandas']} now.",
        "polars was 1.0 then, and is not there now.",
        f"Python was 3.10.1 then, and is {python_version()} now.",
    ]


def test_an_appendix_that_failed_then_is_told(finished):
    failed = appendix_with("first", state="failed", reason="cell 3 ran out of memory.")
    finished.describe(appendices=(failed,), complete=False)
    assert finished.verify()[0] == ("Appendix A, The first, failed then: cell 3 ran out of memory.")


def refusal(finished) -> str:
    with pytest.raises(PrintedError) as refused:
        finished.verify()
    assert finished.ordered is None
    return str(refused.value)


def test_a_folder_that_is_no_pack_is_refused(finished):
    (finished.folder / "manifest.json").unlink()
    assert refusal(finished) == (
        f"{finished.folder} is not a pack: it has no manifest.json. Name a folder in reports/."
    )


def test_a_manifest_that_cannot_be_read_is_refused(finished):
    finished.write(f"{PACK}/manifest.json", "{")
    assert refusal(finished) == (
        f"{finished.folder}/manifest.json cannot be read. Build the pack again."
    )


def test_a_pack_of_another_version_is_refused(finished):
    finished.write(f"{PACK}/manifest.json", '{"outputs": {}}')
    assert refusal(finished).endswith("Build the pack again.")
    assert "another version of the workbook" in refusal(finished)


def test_nothing_of_the_second_build_is_left_behind(finished, monkeypatch, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    finished.verify()
    assert list(scratch.iterdir()) == []


def test_the_last_line_counts():
    assert Verdict(1_200, ("a",) * 3).words == "3 of 1,200 files are not the same."


@pytest.fixture
def pdf(tmp_path):
    def made(text):
        source = tmp_path / "a.typ"
        source.write_text(text)
        return typst.compile(str(source))

    return made


def test_a_pdf_parts_at_a_line_of_a_page(finished, pdf):
    then = pdf("One, Page 1 of 2 #pagebreak() It costs 3")
    now = pdf("One, Page 1 of 3 #pagebreak() It costs 4")
    finished.outputs["pack.pdf"] = print_of("of then")
    finished.describe()
    (finished.folder / "pack.pdf").write_bytes(then)

    def rebuild(order, output):
        made = finished.rebuild(order, output)
        (made / "pack.pdf").write_bytes(now)
        return made

    told = []
    verify_pack(finished.folder, project=finished.project, rebuild=rebuild, tell=told.append)
    assert told[-1] == "pack.pdf: page 2: 'It costs 3' then, 'It costs 4' now."
