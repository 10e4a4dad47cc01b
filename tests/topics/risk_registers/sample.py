"""Small registers for the tests, each risk written as its reference and its steps."""

from datetime import date
from itertools import product

import pandas as pd
from hypothesis import strategies as st

from analysis.periods import Period
from analysis.topics.risk_registers import measures

NOW, LAST = Period.parse("2015-05"), Period.parse("2015-02")
DAY = date(2015, 5, 31)
WORDS = {
    "access": "public",
    "cause": "Grant falls",
    "consequence": "Services are cut",
    "owner": "Chief Financial Officer",
    "target_likelihood": 2.0,
    "target_impact": 4.0,
    "controls": "Monthly monitoring",
    "action": "Revise the plan",
    "action_due": "2015-09-30",
    "action_expected": None,
    "action_done": None,
    "change_reason": "Costs rose faster than planned",
    "see_also": None,
}
SAID = [
    *("title", "cause", "consequence", "owner", "controls", "action", "change_reason", "see_also"),
]
DAYS = ["action_due", "action_expected", "action_done"]
STEPS = ["likelihood", "impact", "target_likelihood", "target_impact"]


def risks_of(*rows: tuple, **words: object) -> pd.DataFrame:
    """Rows of (reference, likelihood, impact), exempt where the steps are missing; then scored."""
    frame = pd.DataFrame(list(rows), columns=["risk_id", "likelihood", "impact"]).astype(
        {"risk_id": str, "likelihood": float, "impact": float}
    )
    exempt = frame["likelihood"].isna()
    given = frame.assign(
        register=["corporate" if each[0] == "C" else "transformation" for each in frame["risk_id"]],
        title="Risk " + frame["risk_id"],
        **{**WORDS, **words},
    )
    hidden = given[[*SAID, *STEPS]].mask(exempt)
    typed = given.assign(
        **hidden.astype(dict.fromkeys(SAID, "str") | dict.fromkeys(STEPS, float)),
        access=given["access"].mask(exempt, "exempt").astype(str),
        **{day: pd.to_datetime(given[day]).mask(exempt) for day in DAYS},
    )
    return measures.scored(typed)


def moved(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    return measures.movements(now, before=before)


EXEMPT = (None, None)
REFERENCES = [f"{letters}-0{number}" for letters, number in product(("CR", "TR"), (1, 2, 3))]

#: Any register of up to six risks, some of them exempt.
any_register = st.dictionaries(
    st.sampled_from(REFERENCES),
    st.one_of(st.just(EXEMPT), st.tuples(st.integers(1, 5), st.integers(1, 5))),
    max_size=6,
).map(lambda rows: risks_of(*((name, *steps) for name, steps in rows.items())))
