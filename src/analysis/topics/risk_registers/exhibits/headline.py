"""What the risk appendix says first: its scope, the finding, the key figures, what is exempt.

Single risks are in the other modules; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import KeyFigures, Statement
from analysis.page.wording import (
    count,
    has_or_have,
    how_many,
    in_words,
    is_or_are,
    listed,
    sentence,
)
from analysis.periods import Period
from analysis.topics.risk_registers.exhibits.described import SCORE_NOTE

NAMED_AT_MOST = 3
KEY_FIGURES = {
    "risks": "Risks on the registers, without exempt ones",
    "red": "Red (score 16 to 25)",
    "amber": "Amber (score 8 to 15)",
    "green": "Green (score 1 to 6)",
    "exposure": "Total exposure, points (all scores added up)",
    "above_target": "Risks above their target score",
    "overdue": "Actions overdue",
    "exempt": "Exempt risks, not counted in any line above",
}
IN_DETAIL = {
    "risks": "risk_movements",
    "red": "risk_matrix",
    "amber": "risk_matrix",
    "green": "risk_matrix",
    "exposure": "exposure",
    "above_target": "risks_against_target",
}


def say_scope(now: Period, *, last: Period, register: str) -> Statement:
    """Position, comparison, register and what counts as overdue, in words."""
    which = "Both registers." if register == "all" else f"The {register} register only."
    return Statement(
        (
            f"Risks at {now.label}, compared with the refresh at {last.label}. {which} Every "
            "change of score is described. An action is overdue if it was due before "
            f"{now.label} and was not done by then.",
        ),
        role="note",
    )


def say_headline(
    figures: pd.DataFrame, *, movements: pd.DataFrame, overdue: pd.DataFrame, now: Period
) -> Statement:
    """The finding of the appendix: what moved, how many are red, which actions are overdue."""
    return Statement(
        (
            f"{_say_moved(movements)}{_say_joined_and_left(movements)}",
            _say_red(figures, now=now),
            _say_overdue(overdue),
        ),
        role="headline",
    )


def _say_moved(movements: pd.DataFrame) -> str:
    stayed, reduced, increased = (
        movements.loc[movements["movement"] == way, "title"].to_list()
        for way in ("unchanged", "reduced", "increased")
    )
    both = len(stayed) + len(reduced) + len(increased)
    if not both:
        return "No risk stands in both reports, so none can be compared."
    risks = f"{count(both, 'risk')} in both reports"
    if len(stayed) == both:
        return f"{'The' if both == 1 else 'All'} {risks} stayed at the same level."
    lead = f"Of the {risks}, {in_words(len(stayed)) if stayed else 'none'} stayed at the same level"
    if len(stayed) > both / 2:
        lead = f"Most of the {risks} stayed at the same level ({in_words(len(stayed))})"
    which = f": {listed(increased)}" if 0 < len(increased) <= NAMED_AT_MOST else ""
    return f"{lead}, {_have(reduced)} reduced and {_have(increased)} increased{which}."


def _say_joined_and_left(movements: pd.DataFrame) -> str:
    """Why fewer risks are in both reports than on the registers now; nothing if they are not."""
    new, closed = (int(movements["movement"].eq(way).sum()) for way in ("new", "closed"))
    if not new + closed:
        return ""
    now = count(int(movements["score"].notna().sum()), "risk")
    joined = f"{how_many(new)} {is_or_are(new)} new and {how_many(closed)} closed"
    return f" {sentence(f'{joined}, so the registers hold {now} now')}"


def _have(risks: list[str]) -> str:
    if not risks:
        return "none has"
    return f"{in_words(len(risks))} {has_or_have(len(risks))}"


def _say_red(figures: pd.DataFrame, *, now: Period) -> str:
    risks, red = (int(figures["now"][name]) for name in ("risks", "red"))
    change = int(figures["change"]["red"])
    compared = "as many as in the last report"
    if change:
        more = "more" if change > 0 else "fewer"
        compared = f"{in_words(abs(change))} {more} than in the last report"
    return (
        f"At {now.label}, {in_words(red) if red else 'none'} of {count(risks, 'risk')} "
        f"{'is' if red < 2 else 'are'} Red, {compared}."
    )


def _say_overdue(overdue: pd.DataFrame) -> str:
    red = int(overdue["rating"].eq("red").sum())
    if overdue.empty:
        return "No action is overdue."
    if len(overdue) == 1:
        return f"One action is overdue, on {'a Red risk' if red else 'a risk that is not Red'}."
    on_red = (
        f"{in_words(red) if red else 'none'} of them on {'a Red risk' if red == 1 else 'Red risks'}"
    )
    return sentence(f"{count(len(overdue), 'action')} are overdue, {on_red}")


def say_exempt(figures: pd.DataFrame, *, by_register: pd.DataFrame) -> Statement:
    """How many risks are exempt from publication; nothing else is said of them."""
    exempt, total = int(figures["now"]["exempt"]), by_register.iloc[-1]
    parts = [_say_number(exempt)]
    if total["newly_exempt"]:
        were = count(int(total["newly_exempt"]), "risk")
        parts.append(f"{were} in the last report {is_or_are(total['newly_exempt'])} exempt now.")
    if total["newly_public"]:
        new = int(total["newly_public"])
        parts.append(
            f"{count(new, 'risk')} exempt in the last report {is_or_are(new)} public now, "
            "without a comparison."
        )
    return Statement((" ".join(map(sentence, parts)),))


def _say_number(exempt: int) -> str:
    if not exempt:
        return "No risk is exempt from publication."
    other = "One other risk is" if exempt == 1 else f"{in_words(exempt)} other risks are"
    return (
        f"{other} kept private, as the law allows (exempt under Schedule 12A to the Local "
        "Government Act 1972): counted here, but in no other figure, table or chart."
    )


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Risks by rating, exposure, gaps to target and overdue actions, now and at the last report."""
    overdue = {"overdue": "overdue_actions"} if figures["now"]["overdue"] else {}
    return KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables={**IN_DETAIL, **overdue},
        notes=(SCORE_NOTE,),
    )
