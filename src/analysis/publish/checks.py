"""Whether a finished PDF keeps to the standards it declares: PDF/UA-1 and PDF/A-3a.

The checking is `page-validation`'s; here its findings become words.
"""

from __future__ import annotations

import io

import page
from pypdf import PdfReader

from analysis.errors import PublishError

_PROFILES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}


def validate_pdf(pdf: bytes, name: str) -> None:
    """Raises PublishError listing every finding, `name` telling which file it is about."""
    findings = [
        f"{name}: {standard} rule {failure.rule_id}: {failure.message}"
        for profile, standard in _PROFILES.items()
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]
    if findings:
        raise PublishError("\n".join(findings))


def page_count(pdf: bytes) -> int:
    """Number of pages of a PDF."""
    return len(PdfReader(io.BytesIO(pdf)).pages)
