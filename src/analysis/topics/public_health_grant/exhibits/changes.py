"""What changed since the last report: forecasts of services, reserves, and steps of proposals.

Which changes there are is worked out elsewhere; here they get their words.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Statement
from analysis.page.wording import (
    change_in_pounds,
    count,
    day,
    in_words,
    listed,
    pounds,
    sentence,
)

Row = Mapping[Hashable, Any]

NAMED_AT_MOST = 3


def say_changed_forecasts(changes: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """Services whose forecast or budget changed, an item each, the biggest first."""
    material = changes[changes["is_material"]]
    smaller = len(changes) - len(material)
    told = [_say_forecast(row) for row in material.to_dict("records")]
    if smaller and told:
        were = "was" if smaller == 1 else "were"
        told.append(
            f"There {were} {count(smaller, 'smaller change')}, under {pounds(materiality_gbp)}."
        )
    none = "No service's forecast or budget changed since the last report."
    few = f"No change of a forecast or budget reaches {pounds(materiality_gbp)}."
    return Statement.listing(told, otherwise=few if smaller else none)


def _say_forecast(change: Row) -> str:
    parts = []
    if change["forecast_change_gbp"]:
        moved = change_in_pounds(change["forecast_change_gbp"])
        parts.append(f"forecast {moved}, to {pounds(change['forecast_gbp'])}")
    if change["budget_change_gbp"]:
        parts.append(f"budget {change_in_pounds(change['budget_change_gbp'])}")
    return sentence(f"{change['service']}: {listed(parts)}")


def say_changed_reserves(changes: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """Reserves whose opening balance or minimum changed, an item each."""
    material = changes[changes["is_material"]]
    none = "No reserve's opening balance or minimum changed since the last report."
    few = f"No change of a reserve's opening balance or minimum reaches {pounds(materiality_gbp)}."
    return Statement.listing(
        [_say_reserve(row) for row in material.to_dict("records")],
        otherwise=none if changes.empty else few,
    )


def _say_reserve(change: Row) -> str:
    parts = [
        f"{what} {change_in_pounds(change[f'{name}_change_gbp'])}, to "
        f"{pounds(change[f'{name}_gbp'])}"
        for name, what in (("opening", "opening balance"), ("minimum", "minimum"))
        if change[f"{name}_change_gbp"]
    ]
    return sentence(f"Reserve '{change['reserve']}': {listed(parts)}")


def say_changed_steps(changes: pd.DataFrame, *, proposals: int) -> Statement:
    """What happened to the proposals, the same change of several told once."""
    told: dict[str, list[str]] = {}
    for row in changes.to_dict("records"):
        for change in _step_changes(row):
            told.setdefault(change, []).append(str(row["service"]))
    return Statement.listing(
        [sentence(f"{_whose(who, all_of=proposals)}: {what}") for what, who in told.items()],
        otherwise="No proposal was added, assessed, decided or moved since the last report.",
    )


def _whose(names: list[str], *, all_of: int) -> str:
    if len(names) <= NAMED_AT_MOST:
        return listed(names)
    many = in_words(len(names))
    return f"all {many} proposals" if len(names) == all_of else f"{many} proposals"


def _step_changes(row: Row) -> list[str]:
    if row["is_new"]:
        return ["new proposal"]
    if row["is_gone"]:
        return ["no longer proposed"]
    return [*_equality_change(row), *_decision_change(row)]


def _equality_change(row: Row) -> list[str]:
    step, state, due = row["step"], row["equality"], day(row["equality_due"])
    if step != row["step_before"]:
        return [
            {
                "done": f"screening and {step} done, nothing more to assess",
                "overdue": f"screening done; {step} overdue, due on {due}",
                "due": f"screening done; {step} due on {due}",
            }[state]
        ]
    if state != row["equality_before"]:
        return [
            {
                "done": f"{step} done, nothing more to assess",
                "overdue": f"{step} became overdue; it was due on {due}",
                "due": f"{step} is now due on {due}",
            }[state]
        ]
    return _moved(str(step), now=row["equality_due"], before=row["equality_due_before"])


def _decision_change(row: Row) -> list[str]:
    state, before = row["decision_state"], row["decision_state_before"]
    if state == before == "decided" and row["decision"] != row["decision_before"]:
        return [f"final decision is now {row['decision']}, no longer {row['decision_before']}"]
    if state != before:
        due = day(row["decision_due"])
        return [
            {
                "decided": f"final decision taken: {row['decision']}",
                "overdue": f"final decision became overdue; it was due on {due}",
                "outstanding": f"final decision is now due on {due}",
            }[state]
        ]
    return _moved("final decision", now=row["decision_due"], before=row["decision_due_before"])


def _moved(what: str, *, now: pd.Timestamp, before: pd.Timestamp) -> list[str]:
    if now == before:
        return []
    way = "later" if now > before else "earlier"
    return [f"{what} moved {way}, from {day(before)} to {day(now)}"]
