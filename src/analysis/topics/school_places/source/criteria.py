"""What the options are scored on, how much each criterion weighs, and the scores.

What a row may hold stands here; scores are weighted in measures.
"""

from __future__ import annotations

import re

import pandas as pd

from analysis.errors import Fault, InputFaults
from analysis.inputs import Contract, Extract, Failure, Field, read_history
from analysis.inputs.rules import failures_where
from analysis.topics.school_places.source.demand import in_rising_order
from analysis.topics.school_places.source.options import TABLE

AS_GIVEN = "as given"
MOST_POINTS = 100
COST_WORDS = r"\bcosts?\b|\bprice|£|value for money|\baffordab"
OTHER_POINTS = re.compile(r"\s*(?P<criterion>[a-z_]+)\s*:\s*(?P<points>[0-9]+(?:\.[0-9]+)?)\s*")


def _cost_scored_twice(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["title"].str.contains(COST_WORDS, case=False),
        column="title",
        says="is about cost, which is counted in pounds and must not be scored as well",
        remedy="Take the criterion out.",
    )


def _scale_from_worst_to_best(rows: pd.DataFrame) -> list[Failure]:
    """A swing weight is that of the step from 0 to 100, so some option must stand at either end."""
    failures = []
    for criterion, points in rows.groupby("criterion", sort=False)["score_points"]:
        for end in {0, 100} - set(points):
            rule = f"has no option at {end}, so its weight is not that of the whole step"
            remedy = "Score the worst option 0 and the best 100."
            failures.append(Failure(None, "score_points", rule, remedy, str(criterion)))
    return failures


POINTS = ("swing_points", "low_points", "high_points")
CRITERIA = Contract(
    TABLE,
    (
        Field.text("criterion", pattern="[a-z_]+", like="near_home"),
        Field.text("title"),
        *(Field.number(name, least=0, most=100) for name in POINTS),
        *(Field.text(name) for name in ("worst", "best", "reason")),
    ),
    key=("criterion",),
    row_rules=(in_rising_order("low_points", "swing_points", "high_points"), _cost_scored_twice),
)
SCORES = Contract(
    TABLE,
    (
        Field.text("criterion"),
        Field.text("option_ref"),
        Field.number("score_points", least=0, most=100),
        Field.text("reason"),
    ),
    key=("criterion", "option_ref"),
    table_rules=(_scale_from_worst_to_best,),
)


def load_criteria(data_folder: str, *, weights: str = AS_GIVEN) -> Extract:
    """The criteria with their swing points and the bounds these may move in; a row is a criterion.

    `weights` gives other points than the file's to the criteria it names, as `site: 80; choice: 0`;
    bounds widen to hold them. Raises InputFaults for a criterion that is not there and points
    that are not 0 to 100.
    """
    extract = read_history(data_folder, CRITERIA, "criteria")
    if weights == AS_GIVEN:
        return extract
    points = _other_points(extract, weights)
    rows = extract.rows
    swings = rows["criterion"].map(points).fillna(rows["swing_points"])
    return extract.with_rows(
        rows.assign(
            swing_points=swings,
            low_points=rows["low_points"].clip(upper=swings),
            high_points=rows["high_points"].clip(lower=swings),
        )
    )


def _other_points(extract: Extract, weights: str) -> dict[str, float]:
    """Points by criterion, as the parameter gives them."""
    known = set(extract.rows["criterion"])
    points, faults = {}, []
    for part in weights.split(";"):
        match = OTHER_POINTS.fullmatch(part)
        if match and match["criterion"] in known and float(match["points"]) <= MOST_POINTS:
            points[match["criterion"]] = float(match["points"])
        else:
            faults.append(_not_points(part.strip(), known=known, file=extract.file))
    if faults:
        raise InputFaults(faults)
    return points


def _not_points(part: str, *, known: set[str], file: str) -> Fault:
    remedy = (
        f"Write '{AS_GIVEN}', or points such as 'site: 80'; criteria: {', '.join(sorted(known))}."
    )
    return Fault(file, None, "weights", part, "is not a criterion with points of 0 to 100", remedy)


def load_scores(data_folder: str) -> Extract:
    """The scores, 0 for the worst option on a criterion to 100 for the best; a row is one score."""
    return read_history(data_folder, SCORES, "scores")
