"""Frames as the measures return them, for the tests of their words."""

from __future__ import annotations

import pandas as pd

from analysis.methods.forecasts import METHODS

SOURCE = "Monthly amounts (4 files of payments, listed under Sources)."
GAIN = pd.Series(
    {
        "cases": 170.0,
        "services": 45.0,
        "refused": 0.0,
        "straight_error": 0.184,
        "rule_error": 0.116,
        "reduction_share": 0.37,
        "low_share": 0.154,
        "high_share": 0.512,
        "better_share": 1.0,
    }
)
NO_GAIN = pd.Series(float("nan"), index=GAIN.index).fillna(
    {"cases": 0.0, "services": 0.0, "refused": 84.0}
)
IN_TURN = pd.DataFrame(
    {
        "of": ["darlington", "leeds"],
        "cases": [70, 100],
        "straight_error": [0.3, 0.1],
        "rule_error": [0.2, 0.05],
        "reduction_share": [1 / 3, 0.5],
        "inside": [50, 87],
        "coverage_share": [5 / 7, 0.87],
    }
)
BY_MONTH = pd.DataFrame(
    {
        "months_elapsed": [1, 2],
        "cases": [170, 170],
        **{method: [0.27, 0.18] for method in METHODS},
        "rule": [0.16, 0.12],
    }
)
RANGES = pd.DataFrame(
    {
        "months_elapsed": [1, 2, 11],
        "cases": 170,
        "inside": [139, 137, 136],
        "coverage_share": [0.818, 0.806, 0.8],
        "low_share": [-0.344, -0.287, -0.023],
        "high_share": [0.481, 0.408, 0.092],
    }
)
YEAR = pd.DataFrame(
    {
        "group": "leeds",
        "service": "city development",
        "financial_year": "2021/22",
        "months_elapsed": [1, 2],
        "method": "middle of five",
        "forecast_gbp": [9e6, 10e6],
        "low_gbp": [7e6, 8e6],
        "high_gbp": [11e6, 12e6],
        "actual_gbp": 11.5e6,
        "is_inside": [False, True],
    }
)
