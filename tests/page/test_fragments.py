"""The HTML of each kind of page object, as a small fragment; `make snapshots` writes them anew."""

import pandas as pd
import pytest

from analysis.page import Column, KeyFigure, KeyFigures, Statement, Table
from analysis.page.html import block_html

SAVINGS = Table(
    pd.DataFrame(
        {
            "status": ["green", "red", "Total"],
            "target_gbp": [300_000.0, None, 300_000.0],
        }
    ),
    (Column.mark("status", "Status"), Column.millions("target_gbp", "Target")),
    caption="Savings by status",
    name="savings_by_status",
    source="Savings monitor, 31 May 2015.",
    notes=("Green: on target.",),
    total=True,
)
FIGURES = KeyFigures(
    (KeyFigure("Delivered", "£17.3m", "£15.0m", "up £2.3m"),),
    now="31 May 2015",
    before="30 April 2015",
    source="Savings monitor, 31 May 2015.",
)
BLOCKS = {
    "table": SAVINGS,
    "key figures": FIGURES,
    "headline": Statement(("£17.3m is on target.",), role="headline"),
    "caution": Statement(("Counted once.", "Not twice."), role="caution"),
    "list": Statement(("One & <two>.",), role="list"),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_fragment(name, snapshot):
    assert block_html(BLOCKS[name].as_json(), number="Table A1") == snapshot
