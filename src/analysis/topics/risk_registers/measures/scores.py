"""What each risk scores, how far that is from its target, and how many risks there are of a kind.

A row of `risks` is one risk; one that is exempt from publication has no score and falls out of
every figure but the number exempt. What moved is in `movements`.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.methods.risk_scores import STEPS, risk_rating, risk_score
from analysis.topics.risk_registers.measures.actions import overdue_actions

NOBODY = "none"


def scored(risks: pd.DataFrame) -> pd.DataFrame:
    """The risks with their scores and ratings, in points of likelihood times impact (1 to 25).

    A row is a risk, in its order. Columns used: access, likelihood, impact, target_likelihood,
    target_impact (each 1 to 5). Columns added: score, rating (green, amber or red), target_score
    and gap (score less target, negative where the target is beaten). An exempt risk has none
    (missing). Raises ValueError for a step that is not 1 to 5.

    >>> risks = pd.DataFrame({"access": ["public"], "likelihood": [4.0], "impact": [5.0],
    ...     "target_likelihood": [2.0], "target_impact": [4.0]})
    >>> scored(risks)[["score", "rating", "target_score", "gap"]].values.tolist()
    [[20.0, 'red', 8.0, 12.0]]
    """
    public = risks[risks["access"] == "public"]
    score = _products(public, "likelihood", "impact")
    target = _products(public, "target_likelihood", "target_impact")
    ratings = pd.Series([risk_rating(each) for each in score], index=public.index, dtype="str")
    return risks.assign(score=score, rating=ratings, target_score=target, gap=score - target)


def totals(risks: pd.DataFrame, *, on: date) -> pd.Series[float]:
    """Number of risks by rating, above target and overdue, and total exposure in points.

    Exposure is the sum of the scores. Overdue counts actions not done by their date, at the end
    of day `on`. Green, amber and red add up to the risks; exempt ones are counted apart, in
    nothing else. Columns used: access, score, rating, gap and those of `overdue_actions`. Entries
    returned: risks, red, amber, green, exposure, above_target, overdue, exempt.

    >>> day = pd.Timestamp(2015, 3, 31)
    >>> risks = pd.DataFrame({"access": ["public", "exempt"], "score": [20.0, None],
    ...     "rating": ["red", None], "gap": [12.0, None], "action_due": [day, pd.NaT],
    ...     "action_done": pd.to_datetime([None, None])})
    >>> totals(risks, on=date(2015, 5, 31))[["risks", "red", "overdue", "exempt"]].to_list()
    [1.0, 1.0, 1.0, 1.0]
    """
    return pd.Series(
        {
            "risks": risks["score"].notna().sum(),
            **{rating: risks["rating"].eq(rating).sum() for rating in ("red", "amber", "green")},
            "exposure": risks["score"].sum(),
            "above_target": risks["gap"].gt(0).sum(),
            "overdue": len(overdue_actions(risks, on=on)),
            "exempt": risks["access"].eq("exempt").sum(),
        },
        dtype=float,
    )


def red_risks(risks: pd.DataFrame) -> pd.DataFrame:
    """Risks rated red, the highest score first, then the widest gap to target, in points.

    A row is a risk with all its columns. Columns used: rating, score, gap.

    >>> risks = pd.DataFrame({"rating": ["red", "amber", "red"], "score": [16.0, 12.0, 20.0],
    ...     "gap": [8.0, 4.0, 12.0]})
    >>> red_risks(risks)["score"].to_list()
    [20.0, 16.0]
    """
    return _ranked(risks[risks["rating"] == "red"], "score", "gap")


def by_gap(risks: pd.DataFrame) -> pd.DataFrame:
    """Every risk with a score, the widest gap to target first, then the highest score, in points.

    A row is a risk with all its columns. Columns used: gap, score.

    >>> risks = pd.DataFrame({"score": [8.0, 20.0, None], "gap": [0.0, 12.0, None]})
    >>> by_gap(risks)["gap"].to_list()
    [12.0, 0.0]
    """
    return _ranked(risks.dropna(subset="score"), "gap", "score")


def matrix(risks: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """The grid of five by five with the risks in each cell, now and at the last report.

    A row is a cell, the highest score first, then the highest likelihood; all 25 are there.
    Columns used of both frames: risk_id, likelihood, impact. Columns returned: likelihood, impact,
    score (points), rating, number_before and number_now (of risks), named_before and named_now
    (their references, or `none`).

    >>> now = pd.DataFrame({"risk_id": ["CR-01"], "likelihood": [5.0], "impact": [5.0]})
    >>> matrix(now, before=now.assign(impact=4.0))[["score", "number_before", "named_now"]].head(2)
       score  number_before named_now
    0     25              0     CR-01
    1     20              1      none
    """
    cells = pd.DataFrame(
        [(likelihood, impact) for likelihood in STEPS for impact in STEPS],
        columns=["likelihood", "impact"],
    )
    score = _products(cells, "likelihood", "impact").astype(int)
    return (
        cells.assign(score=score, rating=[risk_rating(each) for each in score])
        .pipe(_with_risks, risks=before, when="before")
        .pipe(_with_risks, risks=risks, when="now")
        .sort_values(["score", "likelihood"], ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def _products(frame: pd.DataFrame, likelihood: str, impact: str) -> pd.Series[float]:
    pairs = zip(frame[likelihood], frame[impact], strict=True)
    return pd.Series([risk_score(*pair) for pair in pairs], index=frame.index, dtype=float)


def _ranked(risks: pd.DataFrame, *by: str) -> pd.DataFrame:
    return risks.sort_values(list(by), ascending=False, kind="stable").reset_index(drop=True)


def _with_risks(cells: pd.DataFrame, *, risks: pd.DataFrame, when: str) -> pd.DataFrame:
    place = ["likelihood", "impact"]
    ordered = risks.dropna(subset=place).sort_values("risk_id", kind="stable")
    listed = ordered.groupby(place)["risk_id"].agg([", ".join, "size"]).reset_index()
    there = listed.set_axis([*place, f"named_{when}", f"number_{when}"], axis="columns")
    return (
        cells.merge(there, how="left", on=place)
        .fillna({f"named_{when}": NOBODY, f"number_{when}": 0})
        .astype({f"number_{when}": int})
    )
