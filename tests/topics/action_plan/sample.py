"""Actions and counts written in a line each, for tests of the action plan."""

import pandas as pd

DAYS = ("first_due", "due", "expected", "completed_on", "updated_on")


def actions_of(*rows: dict[str, object]) -> pd.DataFrame:
    """Actions of which only what matters is given; a due day is also the first, unless given."""
    plain = {
        "priority": "Prevention and education",
        "action": "Publish a guide",
        "outcome": "Parents know",
        "lead_agency": "Police",
        "owner": "Head of Public Protection",
        "partners": None,
        "due": "2015-06-30",
        "expected": None,
        "status": "on track",
        "updated_on": "2015-04-01",
        "completed_on": None,
        "evidence": None,
        "progress": None,
    }
    filled = [{"action_ref": f"PE-{place:02}", **plain, **row} for place, row in enumerate(rows, 1)]
    frame = pd.DataFrame(
        [{"first_due": row["due"], **row} for row in filled],
        columns=["action_ref", "first_due", *plain],
    )
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in DAYS})


def outcomes_of(quarters: dict[str, list[list[float]]], *, ref: str = "OM-1") -> pd.DataFrame:
    """Counts of one measure by quarter: a row for each group, in it the north and the south."""
    rows = [
        (ref, f"Measure {ref}", "Pursue and disrupt", quarter, f"Group {place}", area, people)
        for quarter, groups in quarters.items()
        for place, pair in enumerate(groups)
        for area, people in zip(("North", "South"), pair, strict=True)
    ]
    names = ["outcome_ref", "title", "priority", "quarter", "group", "area", "people"]
    return pd.DataFrame(rows, columns=names)
