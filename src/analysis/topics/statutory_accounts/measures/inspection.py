"""How long the accounts must lie open to the public, and whether the timetable's window is it.

Which day is a working day stands in `methods.working_days`; the other steps are for `timetable`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.methods.working_days import last_of_working_days, working_days_between
from analysis.topics.statutory_accounts.measures.timetable import OPENS, PUBLISHED, day_of

CLOSES, SIGNED = "inspection closes", "draft accounts signed"


def rule_of(inspection: pd.DataFrame, *, financial_year: str) -> pd.Series[Any]:
    """The law's rule for the inspection of a year's accounts. Raises KeyError without one.

    >>> rules = pd.DataFrame({"financial_year": ["2014/15"], "period_days": [20.0]})
    >>> rule_of(rules, financial_year="2014/15")["period_days"]
    20.0
    """
    of_year = inspection[inspection["financial_year"].eq(financial_year)]
    return of_year.set_index("financial_year", drop=False).T[financial_year]


def inspection_window(
    timetable: pd.DataFrame, *, rule: pd.Series[Any], as_at: date
) -> pd.Series[Any]:
    """The public inspection in days: as it stands in the timetable, and as the law asks.

    `rule` is the law's for the year. Entries returned: opens and closes (as done, or
    else planned), must_close (the last of the law's working days from `opens`), period_days (the
    law's), open_days (working days from opens to closes), left_days (of these, after `as_at`),
    included_from and included_to (working days that must lie within; NaT where the law names
    none), is_whole (whether the window is the law's).

    >>> timetable = pd.DataFrame({"milestone": ["inspection opens", "inspection closes"],
    ...     "planned": pd.to_datetime(["2015-06-29", "2015-07-24"]), "actual": [pd.NaT] * 2})
    >>> rule = pd.Series({"financial_year": "2014/15", "period_days": 20.0,
    ...     "included_days": float("nan"), "included_month": float("nan")})
    >>> window = inspection_window(timetable, rule=rule, as_at=date(2015, 6, 30))
    >>> window[["open_days", "left_days", "is_whole"]].to_list()
    [20, 18, True]
    """
    opens, closes = day_of(timetable, OPENS), day_of(timetable, CLOSES)
    period_days = int(rule["period_days"])
    first, last = _included(rule)
    includes = first is None or (opens <= first and last is not None and last <= closes)
    open_days = working_days_between(opens, closes)
    return pd.Series(
        {
            "opens": opens,
            "closes": closes,
            "must_close": last_of_working_days(opens, days=period_days),
            "period_days": period_days,
            "open_days": open_days,
            "left_days": working_days_between(max(opens, as_at + timedelta(days=1)), closes),
            "included_from": first or pd.NaT,
            "included_to": last or pd.NaT,
            "is_whole": open_days == period_days and includes,
        },
        dtype=object,
    )


def law_by_year(deadlines: pd.DataFrame, *, inspection: pd.DataFrame) -> pd.DataFrame:
    """What the law asks of each year's accounts, as days of the calendar.

    A row is a financial year of `inspection`, in its order. Columns returned: financial_year,
    sign_by, publish_by, period_days, included_from and included_to (the working days that the
    inspection must include; NaT where there are none) and regulations.

    >>> deadlines = pd.DataFrame({"financial_year": ["2016/17"] * 2,
    ...     "milestone": ["draft accounts signed", "accounts published"],
    ...     "deadline": pd.to_datetime(["2017-06-30", "2017-09-30"])})
    >>> rule = {"financial_year": "2016/17", "period_days": 30.0, "included_days": 10.0,
    ...     "included_month": 7.0, "regulations": "2015"}
    >>> law = law_by_year(deadlines, inspection=pd.DataFrame([rule])).iloc[0]
    >>> str(law["included_from"].date()), str(law["included_to"].date())
    ('2017-07-03', '2017-07-14')
    """
    days = deadlines.set_index(["milestone", "financial_year"])["deadline"]
    years = inspection["financial_year"]
    included = pd.DataFrame(
        [_included(rule) for _, rule in inspection.iterrows()],
        columns=["included_from", "included_to"],
        index=inspection.index,
    ).apply(pd.to_datetime)
    return inspection[["financial_year", "period_days", "regulations"]].assign(
        sign_by=years.map(days[SIGNED]),
        publish_by=years.map(days[PUBLISHED]),
        included_from=included["included_from"],
        included_to=included["included_to"],
    )


def _included(rule: pd.Series[Any]) -> tuple[date, date] | tuple[None, None]:
    """First and last of the working days that the inspection must include; None if none."""
    if pd.isna(rule["included_days"]):
        return None, None
    year = int(str(rule["financial_year"])[:4]) + 1
    month = date(year, int(rule["included_month"]), 1)
    last = last_of_working_days(month, days=int(rule["included_days"]))
    return last_of_working_days(month, days=1), last
