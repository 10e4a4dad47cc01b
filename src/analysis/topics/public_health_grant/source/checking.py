"""All files of the topic read together: each by itself, against the one before, and in step.

What a single row may hold stands beside its contract.
"""

from __future__ import annotations

from functools import partial

from analysis.errors import Fault
from analysis.inputs import (
    Extract,
    available_periods,
    raise_any,
    read_in_sequence,
    read_together,
)
from analysis.periods import Period
from analysis.topics.public_health_grant.source.proposals import (
    PROPOSALS,
    REGISTER,
    load_planned,
)
from analysis.topics.public_health_grant.source.reserves import (
    BALANCES,
    load_cut,
    load_movements,
    load_reserves,
)
from analysis.topics.public_health_grant.source.services import (
    PREVENTION,
    SERVICES,
    load,
    load_conditions,
    load_evidence,
)


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself, against the report before and together.

    Proposals are checked in every month there is. Raises InputFaults with the faults of all files
    at once; then, with those of rows that name a service, a proposal or a reserve that is not
    there.
    """
    now, last = Period.parse(period), Period.parse(comparison)
    extracts = read_together(
        partial(read_in_sequence, data_folder, SERVICES, now),
        partial(read_in_sequence, data_folder, BALANCES, now),
        partial(load_planned, data_folder),
        partial(load_movements, data_folder),
        partial(load_evidence, data_folder),
        partial(load_cut, data_folder),
        partial(load_conditions, data_folder),
        partial(load, data_folder, period=last),
        partial(load_reserves, data_folder, period=last),
        *(
            partial(read_in_sequence, data_folder, REGISTER, month)
            for month in available_periods(data_folder, PROPOSALS)
        ),
    )
    raise_any(_out_of_step(extracts))
    return [*extracts]


def _out_of_step(extracts: tuple[Extract, ...]) -> list[Fault]:
    """Rows of one file that have nothing to belong to in another."""
    services, reserves, planned, movements, evidence = extracts[:5]
    months = [each for each in extracts if each.table == PROPOSALS]
    return [
        *_strangers(movements, column="reserve_ref", known=reserves),
        *_strangers(evidence, column="service_ref", known=services),
        *_unrated(services, evidence=evidence),
        *(
            fault
            for month in months
            for fault in (
                *_strangers(month, column="service_ref", known=services),
                *_strangers(planned, column="proposal_ref", known=month),
            )
        ),
    ]


def _strangers(extract: Extract, *, column: str, known: Extract) -> list[Fault]:
    """Rows that name something that stands in no row of another file."""
    strange = ~extract.rows[column].isin(known.rows[column])
    rule, remedy = f"stands in no row of {known.file}", "Correct one of the two files."
    found = zip(extract.lines[strange], extract.rows.loc[strange, column], strict=True)
    return [
        Fault(extract.file, int(line), column, str(value), rule, remedy) for line, value in found
    ]


def _unrated(services: Extract, *, evidence: Extract) -> list[Fault]:
    """Prevention services without a rating of their evidence."""
    prevention = services.rows[services.rows["area"].isin(PREVENTION)]
    missing = prevention[~prevention["service_ref"].isin(evidence.rows["service_ref"])]
    remedy = "Give the service a row; 'none' is a rating."
    return [
        Fault(evidence.file, None, "service_ref", str(ref), "has no row", remedy)
        for ref in missing["service_ref"]
    ]
