"""Projects and years for the tests to measure."""

import pandas as pd
from hypothesis import strategies as st

#: A law is about values; how long it takes depends on what else the machine does.

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
            "latest_budget_gbp": budget if month > 6 else budget * 2,
        }
        for name, (monthly, budget) in years.items()
        for month in range(1, 13)
    ]
    names = ["financial_year", "month", "cumulative_spent_gbp", "latest_budget_gbp"]
    return pd.DataFrame(rows, columns=names)


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
