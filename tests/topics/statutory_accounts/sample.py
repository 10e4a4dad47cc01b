"""A small timetable, its deadlines and rules, to be changed by the tests."""

from __future__ import annotations

import pandas as pd

STEPS = {
    "draft accounts signed": ("2015-05-29", "2015-05-28"),
    "notice of public rights given": ("2015-06-12", "2015-06-12"),
    "audit findings reported": ("2015-06-26", None),
    "accounts approved": ("2015-07-10", None),
    "inspection opens": ("2015-06-29", "2015-06-29"),
    "inspection closes": ("2015-07-24", None),
    "auditor's opinion given": ("2015-07-31", None),
    "accounts published": ("2015-08-07", None),
}
DAYS = ["planned", "actual", "indicated_on"]


def timetable(**changes: dict) -> pd.DataFrame:
    """The steps; `changes` are cells of a step, its name with _ for what is not a letter."""
    rows = [
        {
            "financial_year": "2014/15",
            "milestone": step,
            "owner": "Head of Finance",
            "planned": planned,
            "actual": actual,
            "outcome": None,
            "indicated_on": None,
            "condition": None,
            "basis": "illustrative",
        }
        | changes.pop(step.replace(" ", "_").replace("'", "_"), {})
        for step, (planned, actual) in STEPS.items()
    ]
    assert not changes
    frame = pd.DataFrame(rows)
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in DAYS})


def deadlines() -> pd.DataFrame:
    """The deadlines of two years."""
    rows = [
        ("2014/15", "draft accounts signed", "2015-06-30"),
        ("2014/15", "accounts approved", "2015-09-30"),
        ("2014/15", "accounts published", "2015-09-30"),
        ("2017/18", "draft accounts signed", "2018-05-31"),
        ("2017/18", "accounts published", "2018-07-31"),
    ]
    frame = pd.DataFrame(rows, columns=["financial_year", "milestone", "deadline"])
    return frame.assign(deadline=pd.to_datetime(frame["deadline"]))


def rules() -> pd.DataFrame:
    """The inspection's rules of two years."""
    none = float("nan")
    rows = [
        ("2014/15", 20.0, 14.0, none, none, "2011 Regulations", "regulation 9"),
        ("2017/18", 30.0, none, 10.0, 6.0, "2015 Regulations", "regulation 14"),
    ]
    names = ["financial_year", "period_days", "notice_days", "included_days", "included_month"]
    return pd.DataFrame(rows, columns=[*names, "regulations", "provision"])
