"""A small grant with its reserves, evidence and proposals, to be changed by the tests."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.topics.public_health_grant import measures

DAYS = ("screening_due", "screening_done_on", "full_due", "full_done_on", "decision_due")
AUGUST = date(2015, 8, 31)


def thousandfold(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame with amounts of thousands of pounds, so that their words are not rounded."""
    return frame.assign(**{name: frame[name] * 1000 for name in frame if name.endswith("_gbp")})


def services(**changes: dict) -> pd.DataFrame:
    """Three services; `changes` are cells of one, by its reference with _ for -."""
    rows = {
        "PH-01": ("Step-down", "older people's recovery services", "no", 6, None, 1200, 200),
        "PH-02": ("Quitting", "prevention services for children", "no", 12, "2016-03-31", 600, 90),
        "PH-03": ("Weighing", "prevention services for children", "yes", 3, "2017-03-31", 200, 10),
    }
    names = ["service", "area", "mandated", "notice_months", "contract_ends", "budget_gbp"]
    frame = pd.DataFrame(
        [
            dict(zip([*names, "spent_gbp"], row, strict=True))
            | {"service_ref": ref, "arrangement": "contract" if row[4] else "council service"}
            | {"forecast_gbp": row[5]}
            | changes.get(ref.replace("-", "_"), {})
            for ref, row in rows.items()
        ]
    )
    return frame.assign(contract_ends=pd.to_datetime(frame["contract_ends"]))


def reserves(opening: float = 6900, minimum: float = 1500) -> pd.DataFrame:
    """One reserve."""
    row = {"reserve_ref": "PHR-1", "reserve": "Grant"}
    return pd.DataFrame([row | {"opening_gbp": opening, "minimum_gbp": minimum}])


def movements() -> pd.DataFrame:
    """Other uses of three years."""
    return pd.DataFrame(
        {
            "financial_year": ["2015/16", "2016/17", "2017/18"],
            "movement_gbp": [-1200.0, -900.0, -300.0],
        }
    )


def planned(first: float = 4600, second: float = 5300) -> pd.DataFrame:
    """The savings of one proposal in two years."""
    return pd.DataFrame(
        {
            "proposal_ref": ["PP-01", "PP-01"],
            "financial_year": ["2016/17", "2017/18"],
            "saving_gbp": [first, second],
        }
    )


def years(*, repaid_first: float = 1300, plan: pd.DataFrame | None = None) -> pd.DataFrame:
    """What must be saved: 3,300 drawn in 2015/16."""
    cut = pd.Series({"financial_year": "2015/16", "council_saving_gbp": 3300.0})
    bridged = measures.bridge(cut, repaid_first_gbp=repaid_first)
    return measures.needed(bridged, planned=planned() if plan is None else plan)


def by_year(*, opening: float = 6900, minimum: float = 1500, **given) -> pd.DataFrame:
    """The reserves year by year."""
    frames = {"reserves": reserves(opening, minimum), "movements": movements()}
    path = measures.path(years(**given), **frames)
    return measures.reserve_years(path, unsaved=measures.unsaved_path(years(**given), **frames))


def proposals(*rows: dict) -> pd.DataFrame:
    """Proposals with days; each row changes the first step of a proposal not yet begun."""
    filled = [
        {
            "proposal_ref": f"PP-0{number}",
            "service_ref": f"PH-0{number}",
            "service": f"Service {number}",
            "proposal": "Fewer places",
            "area": "older people's recovery services",
            "mandated": "no",
            "decided_by": "Cabinet Member",
            "consulted": "Director",
            "screening_due": "2015-09-30",
            "screening_done_on": None,
            "full_assessment": None,
            "full_due": None,
            "full_done_on": None,
            "decision_due": "2016-01-29",
            "decision": None,
            "decided_on": None,
            "saving_first_gbp": 900_000.0,
            "saving_second_gbp": 1_000_000.0,
        }
        | row
        for number, row in enumerate(rows, start=1)
    ]
    frame = pd.DataFrame(filled)
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in (*DAYS, "decided_on")})


def stated(*rows: dict, as_at: date = AUGUST) -> pd.DataFrame:
    """Proposals with their state at the end of August 2015."""
    return measures.with_state(proposals(*rows), as_at=as_at)
