"""Frames as the budget measures return them, for the tests of their words."""

import pandas as pd

from analysis.methods.comparison import compared
from analysis.methods.totals import with_total
from analysis.page import Statement
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits

NO_PLACEMENTS = pd.Series({"mix_gbp": None, "children_gbp": None, "times": None}, dtype=float)
NOW = Period.parse("2015-05")


SOURCE = "Revenue budget monitor, 31 May 2015."


WHOLE = pd.Series(
    {
        "cash_limit_gbp": 300e6,
        "gross_gbp": 9e6,
        "underspend_gbp": 2e6,
        "action_gbp": 1e6,
        "action_share": 1 / 9,
        "net_gbp": 6e6,
        "net_share": 0.02,
        "forecast_gbp": 306e6,
    }
)


def pressures(by: str, **net_gbp: float) -> pd.DataFrame:
    """Rows as `pressure_by` returns them, with the amounts that the words need."""
    rows = pd.DataFrame({by: list(net_gbp), "net_gbp": list(net_gbp.values())})
    return (
        rows.astype({by: "str", "net_gbp": float})
        .assign(
            gross_gbp=lambda frame: frame["net_gbp"].clip(lower=0),
            offset_gbp=lambda frame: frame["net_gbp"].clip(upper=0),
            before_action_gbp=lambda frame: frame["net_gbp"],
            action_gbp=0.0,
            cash_limit_gbp=1e8,
            services=1,
        )
        .pipe(with_total, label=by)
        .assign(net_share=lambda frame: frame["net_gbp"] / frame["cash_limit_gbp"])
    )


DIRECTORATES = pressures("directorate", Children=7e6, Places=-1e6)


def areas_of(directorate: str, **net_gbp: float) -> pd.DataFrame:
    """Rows as `pressure_by_area` returns them, all in one directorate."""
    rows = pressures("area", **net_gbp)
    return rows.assign(directorate=directorate).assign(
        directorate=lambda frame: frame["directorate"].where(frame["area"] != "Total")
    )


AREAS = areas_of("Children", Placements=4e6, Waste=-1e6)


def headline(*, areas: pd.DataFrame = AREAS, before: float = 5e6, **changed: float) -> str:
    now = WHOLE.copy()
    for name, value in changed.items():
        now[name] = value
    figures = compared(now, before=WHOLE.where(WHOLE.index != "net_gbp", before))
    return exhibits.say_headline(
        figures, by_directorate=DIRECTORATES, by_area=areas, now=NOW
    ).as_text()


def caution(*, social_care: float, others: float, **changed: float) -> Statement:
    now = WHOLE.copy()
    for name, value in changed.items():
        now[name] = value
    contrast = pd.Series({"social_care_gbp": social_care, "others_gbp": others})
    return exhibits.say_gross_and_net(now, contrast=contrast)


def changes(**values: object) -> pd.DataFrame:
    row = {
        "directorate": "Adults",
        "service": "Care",
        "net_gbp_now": 900_000.0,
        "net_gbp_before": 500_000.0,
        "before_action_change_gbp": 400_000.0,
        "action_change_gbp": 0.0,
        "change_gbp": 400_000.0,
    }
    return pd.DataFrame([{**row, **values}])


def by_service(*net_gbp: float) -> pd.DataFrame:
    """Rows as `pressure_by_service` returns them, all under one cause."""
    names = {f"Service {place}": amount for place, amount in enumerate(net_gbp)}
    rows = pressures("service", **names)
    return rows.assign(pressure_kind=["demand"] * len(net_gbp) + [None])
