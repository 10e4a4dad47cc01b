"""Results as the scorecard measures return them, for the tests of their words."""

import math

import pandas as pd

from analysis.methods.comparison import compared
from analysis.periods import Quarter
from analysis.topics.scorecard_results import exhibits, measures
from analysis.topics.scorecard_results.exhibits import position

NOW = Quarter.parse("2014-15-q4")


LAST = NOW.previous()


NAN = math.nan


ROW = {
    "indicator_id": "OUR-01",
    "title": "Sickness absence",
    "focus_area": "Our Council",
    "owner": "Head of Human Resources",
    "unit": "days",
    "polarity": "low",
    "target": 7.5,
    "tolerance": 0.1,
    "range_low": NAN,
    "range_high": NAN,
    "value": 9.3,
    "numerator": NAN,
    "as_at": pd.Timestamp("2015-03-31"),
    "provisional": "no",
    "comparator": "last quarter",
    "noise": 0.2,
    "benchmark": 8.7,
    "commentary": "Absence rose.",
    "action": "Managers are trained.",
    "next_update": pd.Timestamp("2015-09-10"),
}


def described(*rows: dict[str, object], before: float = 8.7) -> pd.DataFrame:
    """Rows that differ from the usual one, with their results and words."""
    frame = pd.DataFrame([{**ROW, **row} for row in rows] or [ROW])
    past = frame.assign(quarter=LAST.name, value=before)
    return exhibits.in_words(measures.results(frame, history=past, period=NOW))


NONE = described().iloc[:0]


def totals(**counts: float) -> pd.Series:
    names = ["indicators", *position.RATINGS, "improving", "no_noticeable_change"]
    base = dict.fromkeys([*names, "deteriorating", "no_comparison"], 0.0)
    return pd.Series({**base, "green_share": NAN, **counts})


USUAL = {"indicators": 47, "green": 19, "amber": 12, "red": 12, "no_status": 4}


def headline(now: dict[str, float], last: dict[str, float]) -> str:
    figures = compared(totals(**now), before=totals(**last))
    return exhibits.say_headline(
        figures, worse=described(), better=NONE, now=NOW, last=LAST
    ).as_text()


def history_of(**values: list[float]) -> pd.DataFrame:
    """Quarterly results, `values` by indicator, the earliest first."""
    names = [NOW.minus(back).name for back in reversed(range(3))]
    return pd.DataFrame(
        [
            {
                "indicator_id": ref,
                "quarter": name,
                "value": value,
                "provisional": "no",
                "confidential": False,
            }
            for ref, each in values.items()
            for name, value in zip(names, each, strict=True)
        ]
    )
