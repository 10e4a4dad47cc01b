"""File to checked frame: what is read, which rules it meets, what was corrected, whence it came.

Only this package opens data; sums belong in a topic's measures. A topic's `source.py` declares a
contract and reads with it:

    from analysis.inputs import Contract, Extract, Field, read_with_previous, rules

    SCHEMES = Contract(
        "savings",
        (
            Field.text("scheme_ref", pattern="[A-Z]{3}-[0-9]{2}", like="ADU-01"),
            Field.text("directorate"),
            Field.money("target_gbp", least=0).steady(),
            Field.choice("status", "blue", "green", "amber", "red"),
            Field.choice("previous_status", "blue", "green", "amber", "red").optional(),
            Field.day("milestone_due").optional(),
            Field.text("mitigation").optional(),
        ),
        key=("scheme_ref",),
        groups=("directorate",),
        row_rules=(rules.filled_when("mitigation", other="status", values=("amber", "red")),),
        comparison_rules=(rules.agrees_with_previous("previous_status", former="status"),),
    )

    def load(data_folder: str, *, period: Period, previous: Period) -> tuple[Extract, Extract]:
        return read_with_previous(data_folder, SCHEMES, period=period, previous=previous)

`extract.rows` is the frame, `extract.notes` and `extract.source` are for the page. Every fault of
every file comes in one InputFaults; `read_together` does the same over several readings:

    read_together(partial(load, "data", ...), partial(read_history, "data", HISTORY))
"""

from analysis.inputs import commentary, rules
from analysis.inputs.catalogue import (
    available_periods,
    latest_before,
    misnamed_files,
    named_files,
    tables_in,
)
from analysis.inputs.comparison import (
    check_against_previous,
    read_in_sequence,
    read_with_previous,
)
from analysis.inputs.contract import Contract, Failure, Rule
from analysis.inputs.extract import Extract
from analysis.inputs.fields import Field
from analysis.inputs.long_tables import read_long_tables
from analysis.inputs.origin import Origin
from analysis.inputs.reader import read_extract, read_history
from analysis.inputs.together import raise_any, read_together

__all__ = [
    "Contract",
    "Extract",
    "Failure",
    "Field",
    "Origin",
    "Rule",
    "available_periods",
    "check_against_previous",
    "commentary",
    "latest_before",
    "misnamed_files",
    "named_files",
    "raise_any",
    "read_extract",
    "read_history",
    "read_in_sequence",
    "read_long_tables",
    "read_together",
    "read_with_previous",
    "rules",
    "tables_in",
]
