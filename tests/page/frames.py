"""Small frames and the page objects of them."""

import pandas as pd

from analysis.page import Column, Table

AREAS = ["Adults", "Children", "Waste"]


def spend():
    return pd.DataFrame(
        {"area": AREAS, "budget_gbp": [11_000_000, 7_249_999, 950], "share": [0.64, 1 / 3, None]}
    )


def table(frame=None, **changes):
    given = {"caption": "Budgets, 2015/16", "name": "budgets", "source": "Monitor, 31 May 2015."}
    columns = (
        Column.words("area", "Directorate"),
        Column.millions("budget_gbp", "Budget"),
        Column.percent("share", "Share"),
    )
    return Table(spend() if frame is None else frame, columns, **{**given, **changes})
