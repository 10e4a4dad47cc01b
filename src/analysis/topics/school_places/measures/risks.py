"""How grave the risks of each option are.

They are not scored among the criteria: a risk is what could make a figure of an option wrong.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.risk_scores import risk_rating, risk_score


def risks_of_options(risks: pd.DataFrame, *, options: pd.DataFrame) -> pd.DataFrame:
    """Risks with their score (1 to 25) and rating, option by option, the highest first.

    Columns added: name (of the option), score, rating (green low, amber medium, red high).

    >>> risks = pd.DataFrame({"option_ref": ["1"], "risk": ["Late"], "likelihood": [3.0],
    ...     "impact": [4.0]})
    >>> options = pd.DataFrame({"option_ref": ["1"], "name": ["New school"]})
    >>> risks_of_options(risks, options=options)[["score", "rating"]].values.tolist()
    [[12, 'amber']]
    """
    points = [
        risk_score(likelihood, impact)
        for likelihood, impact in zip(risks["likelihood"], risks["impact"], strict=True)
    ]
    rated = risks.assign(score=points, rating=[risk_rating(score) for score in points])
    order = pd.Series(range(len(options)), index=options["option_ref"])
    names = options.set_index("option_ref")["name"]
    return (
        rated.assign(name=rated["option_ref"].map(names), _order=rated["option_ref"].map(order))
        .sort_values(["_order", "score"], ascending=[True, False], kind="stable")
        .drop(columns="_order")
        .reset_index(drop=True)
    )


def gravest_risks(risks: pd.DataFrame, *, options: pd.DataFrame) -> pd.DataFrame:
    """Each option with the number of its risks and the gravest, in the order of `options`.

    `risks` are graded, the gravest of an option first. Columns added to those of `options`:
    risks (0 where none is recorded), risk, score, rating, mitigation, owner.

    >>> risks = pd.DataFrame({"option_ref": ["1", "1"], "risk": ["Late", "Wet"], "score": [12, 4],
    ...     "rating": ["amber", "green"], "mitigation": ["Hurry", "Drain"], "owner": ["A", "B"]})
    >>> options = pd.DataFrame({"option_ref": ["1"], "name": ["New school"]})
    >>> gravest_risks(risks, options=options)[["risks", "risk"]].values.tolist()
    [[2, 'Late']]
    """
    columns = ["risk", "score", "rating", "mitigation", "owner"]
    first = risks.drop_duplicates("option_ref").set_index("option_ref")[columns]
    counted = options["option_ref"].map(risks["option_ref"].value_counts()).fillna(0).astype(int)
    return options.assign(risks=counted).join(first, on="option_ref")
