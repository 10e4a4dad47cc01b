"""Finished packs of a few tables, without building one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..manifests import appendix_with, manifest_with

SAVINGS = "label,now,before,change\nDelivered,{now},£1.0m,up £0.2m\n"
SCHEMES = "scheme,status,target_gbp\nBuses (BEC-01),{status},1200000\nRoads (BEC-02),red,400000\n"
TABLES = {
    "A-01-key_figures.csv": SAVINGS.format(now="£1.2m"),
    "A-02-schemes.csv": SCHEMES.format(status="amber"),
}


def pack_at(folder: Path, *, tables: Mapping[str, str] = TABLES, **changes: Any) -> Path:
    """A pack of one appendix, `first`, with some tables; `changes` are of its manifest."""
    for name, content in tables.items():
        path = folder / "data" / "first" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    appendix = appendix_with("first", parameters={"period": "2015-05", "aim_gbp": 100})
    manifest = manifest_with(**({"appendices": (appendix,)} | changes))
    folder.mkdir(exist_ok=True)
    (folder / "manifest.json").write_text(manifest.text(), encoding="utf-8")
    return folder


def captioned(folder: Path, name: str, caption: str, labels: list[str]) -> None:
    """Give a table of the appendix the caption and headings that its page has."""
    table = {
        "name": name,
        "caption": caption,
        "columns": [{"label": each} for each in labels],
        "csv": "",
    }
    cell = {"outputs": [{"data": {"application/vnd.analysis.table+json": table}}]}
    path = folder / "notebooks" / "first.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
