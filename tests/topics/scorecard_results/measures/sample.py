"""Small scorecards for the tests of the measures."""

import math

import pandas as pd

from analysis.periods import Quarter
from analysis.topics.scorecard_results import measures

NOW = Quarter.parse("2014-15-q4")
LAST, YEAR_AGO = NOW.previous(), NOW.minus(4)
NAN = math.nan


def indicator(ref: str, value: float, **given_: object) -> dict[str, object]:
    row = {
        "indicator_id": ref,
        "title": f"Indicator {ref}",
        "focus_area": "Roads",
        "unit": "%",
        "polarity": "high",
        "target": 60.0,
        "tolerance": 0.1,
        "range_low": NAN,
        "range_high": NAN,
        "value": value,
        "numerator": NAN,
        "comparator": "last quarter",
        "noise": 1.0,
        "provisional": "no",
        "frequency": "quarterly",
        "as_at": ref,
    }
    return {**row, **given_}


def scorecard(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def quarter(period: Quarter, *rows: dict[str, object]) -> pd.DataFrame:
    return scorecard(*rows).assign(quarter=period.name)


def results_of(rows: pd.DataFrame, *history: pd.DataFrame) -> pd.DataFrame:
    past = pd.concat(history) if history else rows.iloc[:0].assign(quarter="")
    return measures.results(rows, history=past, period=NOW).set_index("indicator_id")
