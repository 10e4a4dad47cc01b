"""Finished packs beside what was built and what they were built from, without building one."""

from __future__ import annotations

import json
import shutil
from types import SimpleNamespace

import pytest

from analysis.errors import PrintedError
from analysis.run.checking import check_pack
from analysis.run.fingerprints import made_from
from analysis.run.order import Order
from analysis.run.plan import planned
from analysis.run.printed import refuse_changed

from .manifests import appendix_with, input_with, manifest_with, print_of

AGAIN = "Build the pack again."
BACK = "Put back what was built, or build the pack again."
SAVINGS = "data/savings/2015-05.csv"
PACK = "reports/cabinet-2015-05"


class Printed:
    """A project of one topic with one extract, whose pack stands in reports/ as it was built."""

    def __init__(self, checkout, check_of_topic):
        self.root, self.project = checkout.root, checkout.project
        checkout.appendices(first="1")
        for name in ("savings/2015-05.csv", "savings/origin.toml", "corrections.csv"):
            self.write(f"data/{name}", f"as built: {name}")
        check_of_topic("first", self.read)
        self.pages = {"index.html": "front", "pack.pdf": "whole", "data/first/A-01.csv": "1"}
        for name, content in self.pages.items():
            self.write(f"{PACK}/{name}", content)
        self.write(f"{PACK}/manifest.json", self.manifest().text())

    def write(self, name: str, content: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def read(self, *_, **__):
        content = (self.root / SAVINGS).read_text(encoding="utf-8")
        return [SimpleNamespace(file=SAVINGS, sha256=print_of(content), rows=(), row_count=1)]

    def prints(self):
        pack, appendices = planned(Order("cabinet"), project=self.project)
        extracts = {"first": self.read()}
        return appendices, made_from(pack, appendices, extracts, project=self.project)

    def manifest(self):
        prints = dict(self.prints()[1]["first"])
        return manifest_with(
            appendices=(appendix_with("first"),),
            inputs=(input_with(SAVINGS, sha256=prints.pop(SAVINGS)),),
            other_inputs=prints,
            outputs={name: print_of(content) for name, content in self.pages.items()},
        )

    def check(self, **order):
        return check_pack(Order("cabinet", **order), project=self.project)

    def faults(self) -> list[str]:
        with pytest.raises(PrintedError) as raised:
            self.check()
        return str(raised.value).splitlines()


@pytest.fixture
def printed(checkout, check_of_topic, monkeypatch):
    monkeypatch.chdir(checkout.root)
    return Printed(checkout, check_of_topic)


def test_a_pack_as_it_was_built_from_what_is_there_is_in_order(printed):
    assert printed.check().warnings == ()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (SAVINGS, SAVINGS),
        ("data/savings/origin.toml", "data/savings/origin.toml"),
        ("data/corrections.csv", "data/corrections.csv"),
    ],
)
def test_an_input_that_moved_on_is_a_warning(printed, name, shown):
    printed.write(name, "sent again")
    assert printed.check().warnings == (
        f"{PACK} was built from another {shown} than the one checked now. {AGAIN}",
    )


def test_the_pack_file_and_the_notebook_are_inputs_too(printed, checkout):
    checkout.notebook("first", "2")
    path = printed.project.packs / "cabinet.toml"
    path.write_text(path.read_text() + "\n# another date is awaited\n")
    assert printed.check().warnings == (
        f"{PACK} was built from other files than those checked now: notebooks/first.ipynb, "
        f"packs/cabinet.toml. {AGAIN}",
    )


def test_running_a_notebook_in_jupyterlab_makes_no_pack_outdated(printed):
    path = printed.project.notebooks / "first.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"][-1]["execution_count"] = 4
    notebook["metadata"]["kernelspec"] = {"display_name": "Python 3", "name": "python3"}
    path.write_text(json.dumps(notebook))
    assert printed.check().warnings == ()


def test_a_correction_made_since_the_build_is_an_input_that_was_not_there(printed):
    (printed.root / "data/corrections.csv").unlink()
    assert printed.check().warnings == (
        f"{PACK} was built from another data/corrections.csv than the one checked now. {AGAIN}",
    )


def test_a_page_edited_by_hand_is_a_fault(printed):
    printed.write(f"{PACK}/pack.pdf", "whole, with a typing mistake mended")
    assert printed.faults() == [f"{PACK}/pack.pdf is not the file that was built.", BACK]


def test_every_file_that_changed_or_went_is_told(printed):
    printed.write(f"{PACK}/data/first/A-01.csv", "2")
    (printed.root / PACK / "index.html").unlink()
    assert printed.faults() == [
        f"{PACK}/index.html was built and is not there.",
        f"{PACK}/data/first/A-01.csv is not the file that was built.",
        BACK,
    ]


def test_a_file_laid_beside_the_pages_is_a_warning(printed):
    printed.write(f"{PACK}/pack-final.pdf", "another whole")
    printed.write(f"{PACK}/.DS_Store", "of the file manager")
    assert printed.check().warnings == (
        f"{PACK}/pack-final.pdf was not built with the pack. Keep it elsewhere.",
    )


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"inputs": [{}]}', "\x00"])
def test_a_manifest_that_cannot_be_read_is_a_fault(printed, content):
    printed.write(f"{PACK}/manifest.json", content)
    assert printed.faults() == [
        f"{PACK}/manifest.json cannot be read, so nothing shows that these are the pages that "
        "were built.",
        BACK,
    ]


def of_another_version(printed) -> None:
    manifest = json.loads(printed.manifest().text())
    del manifest["schema_version"]
    printed.write(f"{PACK}/manifest.json", json.dumps(manifest))


def test_a_pack_built_by_another_version_is_to_be_built_again(printed):
    of_another_version(printed)
    assert printed.check().warnings == (
        f"{PACK} was built by another version of the workbook. {AGAIN}",
    )


def test_a_page_edited_by_hand_is_a_fault_whichever_version_built_it(printed):
    of_another_version(printed)
    printed.write(f"{PACK}/index.html", "another front")
    assert printed.faults() == [f"{PACK}/index.html is not the file that was built.", BACK]


def test_parts_of_the_pack_are_looked_at_and_other_packs_are_not(printed):
    reports = printed.project.reports
    for name in ("cabinet-2015-05-only-first", "cabinet-2015-04", "scrutiny-2015-05"):
        shutil.copytree(printed.root / PACK, reports / name)
        (reports / name / "pack.pdf").write_text("edited")
    assert printed.faults() == [
        f"{PACK}-only-first/pack.pdf is not the file that was built.",
        BACK,
    ]


def test_a_folder_without_a_manifest_is_no_pack(printed):
    (printed.root / PACK / "manifest.json").unlink()
    assert printed.check().warnings == ()


def test_without_reports_there_is_nothing_to_compare(printed):
    shutil.rmtree(printed.project.reports)
    assert printed.check().warnings == ()


def test_data_that_changes_while_the_notebooks_run_stops_the_build(printed):
    appendices, before = printed.prints()
    refuse_changed(before, appendices, project=printed.project)
    printed.write(SAVINGS, "sent again")
    (printed.root / "data/corrections.csv").unlink()
    with pytest.raises(PrintedError) as raised:
        refuse_changed(before, appendices, project=printed.project)
    assert str(raised.value) == (
        f"data/corrections.csv, {SAVINGS} changed while the notebooks ran, so the pages might not "
        f"show what was checked. {AGAIN}"
    )
