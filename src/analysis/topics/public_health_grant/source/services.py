"""The services the grant pays for, its conditions, and how well prevention is evidenced.

Reserves, the cut and proposals are elsewhere; so are all sums.
"""

from __future__ import annotations

from analysis.inputs import Contract, Extract, Field, read_extract, read_history, rules
from analysis.periods import Period

GRANT = "public_health_grant"
PREVENTION = (
    "targeted prevention services for adults",
    "universal prevention services for adults",
    "prevention services for children",
)
AREAS = ("older people's recovery services", *PREVENTION, "strategic functions")
EVIDENCE = ("strong", "moderate", "weak", "none")
SERVICE = "PH-[0-9]{2}"

SERVICES = Contract(
    GRANT,
    (
        Field.text("service_ref", pattern=SERVICE, like="PH-01"),
        Field.text("service"),
        Field.choice("area", *AREAS),
        Field.yes_no("mandated"),
        Field.choice("arrangement", "contract", "council service"),
        Field.count("notice_months", most=36).not_additive(),
        Field.day("contract_ends").optional(),
        Field.money("budget_gbp", least=0, most=1_000_000_000).steady(),
        Field.money("spent_gbp").cumulative(),
        Field.money("forecast_gbp", least=0, most=1_000_000_000),
    ),
    key=("service_ref",),
    groups=("area",),
    row_rules=(rules.filled_when("contract_ends", other="arrangement", values=("contract",)),),
    questions=tuple(
        rules.in_proportion(column, to="budget_gbp") for column in ("spent_gbp", "forecast_gbp")
    ),
)

RATINGS = Contract(
    GRANT,
    (
        Field.text("service_ref", pattern=SERVICE, like="PH-01"),
        Field.choice("evidence", *EVIDENCE),
        Field.text("basis"),
        Field.text("source"),
    ),
    key=("service_ref",),
)

CONDITIONS = Contract(
    GRANT,
    (
        Field.text("condition_ref", pattern="PHG-[0-9]+", like="PHG-1"),
        Field.text("condition"),
        Field.text("meaning"),
        Field.text("position"),
        Field.text("source"),
    ),
    key=("condition_ref",),
)


def load(data_folder: str, *, period: Period) -> Extract:
    """The services the grant pays for at the end of a period; a row is a service, in pounds."""
    return read_extract(data_folder, SERVICES, period)


def load_evidence(data_folder: str) -> Extract:
    """How well the effect of prevention is shown; a row is a prevention service."""
    return read_history(data_folder, RATINGS, "evidence")


def load_conditions(data_folder: str) -> Extract:
    """What the grant asks of the council; a row is a condition."""
    return read_history(data_folder, CONDITIONS, "conditions")
