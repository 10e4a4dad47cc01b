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
    "frequency": "quarterly",
    "comparator": "last quarter",
    "noise": 0.2,
    "benchmark": 8.7,
    "commentary": "Absence rose.",
    "action": "Managers are trained.",
    "next_update": pd.Timestamp("2015-09-10"),
}


def described(*rows: dict[str, object], before: float = 8.7) -> pd.DataFrame:
    """Rows that differ from the usual one, with their results, control and words."""
    named = [{"indicator_id": f"OUR-{place:02d}", **row} for place, row in enumerate(rows, 1)]
    frame = pd.DataFrame([{**ROW, **row} for row in named] or [ROW])
    past = frame.assign(quarter=LAST.name, value=before, as_at=pd.Timestamp("2014-12-31"))
    results = measures.results(frame, history=past, period=NOW)
    over_time = over_time_of({name: [before, 9.3] for name in frame["indicator_id"]})
    points = measures.judged_points(over_time, indicators=results)
    return exhibits.in_words(measures.with_control(results, points=points))


def over_time_of(values: dict[str, list[float]]) -> pd.DataFrame:
    """Results over time of each indicator, the earliest first."""
    return pd.DataFrame(
        [
            {
                "indicator_id": ref,
                "at": NOW.minus(len(each) - 1 - place).short_label,
                "order": place,
                "value": value,
                "provisional": "no",
                "confidential": False,
                "is_point": True,
            }
            for ref, each in values.items()
            for place, value in enumerate(each)
        ]
    )


def watched(
    values: dict[str, list[float]], **given: dict[str, object]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Indicators with the given results, their control; the results over time; the points."""
    rows = [
        {**ROW, "title": f"Indicator {ref}", "decimals": 1, **given.get(ref, {})}
        | {"indicator_id": ref, "value": each[-1]}
        for ref, each in values.items()
    ]
    over_time = over_time_of(values)
    points = measures.judged_points(over_time, indicators=pd.DataFrame(rows))
    return measures.with_control(pd.DataFrame(rows), points=points), over_time, points


NONE = described().iloc[:0]


def totals(**counts: float) -> pd.Series:
    names = ["indicators", *position.RATINGS, "improving", "no_noticeable_change"]
    base = dict.fromkeys([*names, "deteriorating", "no_comparison"], 0.0)
    return pd.Series({**base, "green_share": NAN, **counts})


NO_MOVES = pd.DataFrame({"size": []}, dtype=str)
USUAL = {"indicators": 47, "green": 19, "amber": 12, "red": 12, "no_status": 4}


def headline(now: dict[str, float], last: dict[str, float], moves: pd.DataFrame = NO_MOVES) -> str:
    figures = compared(totals(**now), before=totals(**last))
    return exhibits.say_headline(
        figures,
        worse=described(),
        better=NONE,
        by_variation=shown(),
        moves=moves,
        now=NOW,
        last=LAST,
    ).as_text()


def shown(**counts: int) -> pd.DataFrame:
    """Number of indicators by what their results over time show."""
    verdicts = [name for name, count in counts.items() for _ in range(count)]
    frame = pd.DataFrame({"variation": verdicts, "standing": "on target"}, dtype=str)
    return measures.variation_by_assurance(
        frame.replace({"variation": {"not_judged": "not judged"}})
    )
