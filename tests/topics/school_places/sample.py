"""A small choice between doing nothing, a new school and an expansion, to be changed by tests."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.topics.school_places import measures
from analysis.topics.school_places.measures import Assumptions

YEARS = ["2015/16", "2016/17", "2017/18"]
GIVEN = Assumptions(
    rate=0.0, years_after=3, mitigated_share=0.5, transport_gbp=1000.0, case="expected"
)
AS_AT = date(2015, 7, 31)


def options(**changes: object) -> pd.DataFrame:
    """Nothing, a new school of ten a year from 2016/17, an expansion of twenty from 2015/16."""
    frame = pd.DataFrame(
        {
            "option_ref": ["0", "1", "2"],
            "name": ["Do nothing", "Option 1: new school", "Option 2: expand"],
            "works_type": [None, "standard building", "standard building"],
            "admits_each_year": [0.0, 10.0, 20.0],
            "places_added": [0.0, 70.0, 140.0],
            "first_year": [None, "2016/17", "2015/16"],
            "agreed_on": pd.to_datetime([None, None, "2015-07-16"]),
            "site_constraint": ["None", "Wet", "Narrow"],
            "constraint_basis": ["illustrative", "published", "illustrative"],
        }
    )
    return frame.assign(**changes)


def demand() -> pd.DataFrame:
    """100 places now; 105, 115 and 125 pupils expected."""
    return pd.DataFrame(
        {
            "school_year": YEARS,
            "places_now": [100.0, 100.0, 100.0],
            "pupils_low": [95.0, 98.0, 99.0],
            "pupils_expected": [105.0, 115.0, 125.0],
            "pupils_high": [110.0, 140.0, 170.0],
        }
    )


def costs() -> pd.DataFrame:
    """Option 1 builds for 100,000 and runs at 2,000; option 2 for 60,000 and at 1,000."""
    rows = {
        "0": [(0, 0), (0, 0), (0, 0)],
        "1": [(40_000, 0), (60_000, 2_000), (0, 2_000)],
        "2": [(60_000, 1_000), (0, 1_000), (0, 1_000)],
    }
    return pd.DataFrame(
        [
            (ref, year, float(capital), float(running))
            for ref, years in rows.items()
            for year, (capital, running) in zip(YEARS, years, strict=True)
        ],
        columns=["option_ref", "financial_year", "capital_gbp", "running_gbp"],
    )


def funding() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "option_ref": ["1", "2", "2"],
            "certainty": ["certain", "certain", "bid"],
            "amount_gbp": [12_000.0, 7_200.0, 80_000.0],
            "funder": ["Developers", "Developers", "Schools Agency"],
            "bid_made_on": pd.to_datetime([None, None, "2015-06-26"]),
            "answer_due": pd.to_datetime([None, None, "2015-10-16"]),
        }
    )


def criteria(**changes: object) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "criterion": ["near", "site"],
            "title": ["Near home", "Site"],
            "swing_points": [60.0, 40.0],
            "low_points": [20.0, 20.0],
            "high_points": [90.0, 80.0],
            "reason": ["Matters most", "Can be managed"],
        }
    )
    return frame.assign(**changes)


def scores() -> pd.DataFrame:
    """Nothing: 0 and 100; option 1: 60 and 50; option 2: 100 and 0."""
    points = {"0": (0.0, 100.0), "1": (60.0, 50.0), "2": (100.0, 0.0)}
    return pd.DataFrame(
        [
            (ref, name, value)
            for ref, values in points.items()
            for name, value in zip(("near", "site"), values, strict=True)
        ],
        columns=["option_ref", "criterion", "score_points"],
    )


def ranked() -> pd.DataFrame:
    return measures.scored(options(), criteria=criteria(), scores=scores())


def places(case: str = "expected") -> pd.DataFrame:
    return measures.places_by_year(options(), demand=demand(), case=case)


def building() -> pd.DataFrame:
    return measures.building_costs(costs(), options=options(), given=GIVEN)


def whole() -> pd.DataFrame:
    yearly = measures.yearly_costs(costs(), options=options(), places=places(), given=GIVEN)
    return measures.whole_costs(yearly, rate=GIVEN.rate)


def council() -> pd.DataFrame:
    return measures.cost_to_council(building(), funding=funding())


def side(*, as_at: date = AS_AT, **changes: object) -> pd.DataFrame:
    """The options side by side; `changes` are columns."""
    return measures.compared_options(
        options(),
        places=places(),
        places_high=places("high"),
        building=building(),
        whole=whole(),
        council=council(),
        ranked=ranked(),
        as_at=as_at,
    ).assign(**changes)
