"""Rows exempt from publication: nothing the pack leaves behind holds a word of them."""

from __future__ import annotations

import csv
import io

import pytest
from pypdf import PdfReader

from .conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

REFRESHES = sorted((ROOT / "data" / "risks").glob("20*.csv"))
TEXTS = ("risk_id", "title", "cause", "consequence", "controls", "action", "change_reason")


def exempt_texts() -> set[str]:
    """What the registers say of exempt risks and of no public one."""
    rows = [row for path in REFRESHES for row in csv.DictReader(path.open(encoding="utf-8"))]
    said = {
        access: {row[name] for row in rows if row["access"] == access for name in TEXTS}
        for access in ("exempt", "public")
    }
    return {text for text in said["exempt"] - said["public"] if text}


def words_of(pdf: bytes) -> str:
    """The printed words of a PDF and the texts attached to it, on one line."""
    reader = PdfReader(io.BytesIO(pdf))
    pages = [page.extract_text() for page in reader.pages]
    attached = [each.decode() for files in reader.attachments.values() for each in files]
    return " ".join(" ".join([*pages, *attached]).split())


def test_no_page_file_or_manifest_holds_a_word_of_an_exempt_risk(pack):
    written = pack.files(".html", ".csv", ".ipynb", ".json")
    said = {name: " ".join(content.decode().split()) for name, content in written.items()}
    said |= {name: words_of(content) for name, content in pack.files(".pdf").items()}
    secrets = exempt_texts()
    assert len(secrets) >= 10
    assert [(name, text) for name, words in said.items() for text in secrets if text in words] == []
    assert "Balancing the budget in the medium term" in said["pack.pdf"]
