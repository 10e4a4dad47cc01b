"""Projects and years for the tests to measure."""

import pandas as pd
from hypothesis import strategies as st

from analysis.periods import Period

AMOUNTS = [
    "approved_budget_gbp",
    "rolled_forward_gbp",
    "variations_gbp",
    "spent_to_date_gbp",
    "forecast_gbp",
]


def projects_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (ref, block, stage, approved, rolled forward, variations, spent, forecast).

    The budget is the first three amounts together; grant pays half of it and borrowing the rest.
    """
    frame = pd.DataFrame(list(rows), columns=["project_ref", "block", "stage", *AMOUNTS])
    frame = frame.astype(dict.fromkeys(["project_ref", "block", "stage"], "str"))
    frame = frame.astype(dict.fromkeys(AMOUNTS, float))
    budget = frame[AMOUNTS[:3]].sum(axis="columns")
    return frame.assign(
        title="Project " + frame["project_ref"],
        current_budget_gbp=budget,
        funding_grant_gbp=budget / 2,
        funding_borrowing_gbp=budget / 2,
        funding_receipts_gbp=0.0,
        funding_contributions_gbp=0.0,
        works_type="standard civil",
        start=pd.Timestamp("2015-04-01"),
        completion=pd.Timestamp("2016-03-31"),
        contracted="yes",
        basis="ledger",
        commentary="Comment on " + frame["project_ref"] + ".",
    )


FIVE = projects_of(
    ("A", "Roads", "on site", 600, 100, 20, 90, 720),
    ("B", "Roads", "design", 200, 0, -20, 0, 120),
    ("C", "Schools", "on site", 300, 0, 0, -30, 330),
    ("D", "Schools", "procurement", 100, 0, 0, -5, 100),
    ("E", "Waste", "complete", 0, 0, 0, 0, 0),
)


def history_of(**years: tuple[list[float], float]) -> pd.DataFrame:
    """Months of closed years: `y2013` gives (spending of each month in turn, budget in March)."""
    rows = [
        {
            "financial_year": f"{name[1:]}/{int(name[3:]) + 1}",
            "month": float(month),
            "cumulative_spent_gbp": float(sum(monthly[:month])),
            "original_budget_gbp": budget / 2,
            "latest_budget_gbp": budget if month > 6 else budget * 2,
        }
        for name, (monthly, budget) in years.items()
        for month in range(1, 13)
    ]
    names = [
        "financial_year",
        "month",
        "cumulative_spent_gbp",
        "original_budget_gbp",
        "latest_budget_gbp",
    ]
    return pd.DataFrame(rows, columns=names)


def reports_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (month, original, latest, forecast, spent, outturn), money in pounds.

    The outturn is None for a year that is not closed.
    """
    names = [
        "reported_period",
        "original_budget_gbp",
        "latest_budget_gbp",
        "forecast_gbp",
        "spent_to_date_gbp",
        "outturn_gbp",
    ]
    frame = pd.DataFrame(list(rows), columns=names)
    years = frame["reported_period"].map(lambda name: Period.parse(name).financial_year)
    return frame.astype(dict.fromkeys(names[1:], float)).assign(financial_year=years)


#: Three years that slipped by a tenth, a half and a fifth of what was still to come in May.
REPORTS = reports_of(
    ("2012-05", 90, 120, 120, 20, 110),
    ("2013-05", 90, 120, 120, 20, 70),
    ("2013-06", 90, 120, 110, 30, 70),
    ("2014-05", 90, 120, 120, 20, 100),
    ("2015-04", 1200, 1300, 1290, 10, None),
    ("2015-05", 1200, 1300, 1270, 55, None),
    ("2015-06", 1200, 1300, 1260, 80, None),
)

#: Percentiles elsewhere: half, all and one and a half times of an even year, up to the whole.
ELSEWHERE = pd.DataFrame(
    {
        "month": range(1, 13),
        "p10_share": [month / 24 for month in range(1, 12)] + [1.0],
        "p50_share": [month / 12 for month in range(1, 13)],
        "p90_share": [min(month / 8, 1.0) for month in range(1, 13)],
        "authority_years": 14.0,
    }
)


any_projects = st.lists(
    st.tuples(
        st.sampled_from(["Roads", "Schools", "Waste"]),
        st.sampled_from(["feasibility", "design", "procurement", "on site", "complete"]),
        st.integers(0, 10**8),
        st.integers(0, 10**7),
        st.integers(0, 10**6),
        st.integers(-(10**7), 10**8),
        st.integers(0, 10**8),
    ),
    max_size=12,
).map(lambda rows: projects_of(*((f"P{place}", *row) for place, row in enumerate(rows))))
