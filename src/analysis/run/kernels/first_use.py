"""Use once what notebooks use, because libraries put off part of their work until then.

Of what the results look like nothing is known here; they are thrown away.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Table
from analysis.page.drawing import council_style, new_axes, svg_of


def use_once() -> None:
    """Sum a frame, show it and draw it; without any text, which would leave its fonts open."""
    frame = pd.DataFrame({"part": ["a", "b", "a"], "amount_gbp": [1.0, 2.0, 3.0]})
    totals = frame.groupby("part", as_index=False).agg({"amount_gbp": "sum"})
    totals.to_html()
    columns = (Column.words("part", "Part"), Column.pounds("amount_gbp", "Amount"))
    Table(totals, columns, caption="Amounts", name="amounts", source="None.")._repr_mimebundle_()
    with council_style():
        axes = new_axes(height_inches=1)
        axes.plot([0, 1])
        axes.set_axis_off()
        figure = axes.get_figure(root=True)
        assert figure is not None
        svg_of(figure)
