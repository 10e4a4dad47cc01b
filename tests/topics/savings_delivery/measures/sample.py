"""Small programmes of savings, and a strategy for any, for the tests of their measures."""

import pandas as pd
from hypothesis import strategies as st

from analysis.topics.savings_delivery import measures


def schemes_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (ref, directorate, kind, status, target, delivered, forecast)."""
    names = ["scheme_ref", "directorate", "kind", "status"]
    amounts = ["target_gbp", "delivered_gbp", "forecast_gbp"]
    frame = pd.DataFrame(list(rows), columns=[*names, *amounts])
    return frame.assign(title="Scheme " + frame["scheme_ref"].astype(str)).astype(
        dict.fromkeys(amounts, float)
    )


FIVE = schemes_of(
    ("A", "Adults", "income", "blue", 400, 400, 400),
    ("B", "Adults", "efficiency", "green", 300, 50, 310),
    ("C", "Children", "income", "amber", 200, 10, 120),
    ("D", "Children", "efficiency", "red", 60, 0, 0),
    ("E", "Highways", "efficiency", "amber", 40, 0, 30),
)


any_schemes = st.lists(
    st.tuples(
        st.sampled_from(["Adults", "Children", "Highways"]),
        st.sampled_from(["income", "efficiency"]),
        st.sampled_from(measures.STATUSES),
        st.integers(0, 10**8),
        st.integers(0, 10**8),
        st.integers(0, 10**8),
    ),
    max_size=12,
).map(lambda rows: schemes_of(*((f"S{place}", *row) for place, row in enumerate(rows))))
