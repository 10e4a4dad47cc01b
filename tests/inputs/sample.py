"""A small data folder with one good table, for tests to break."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.errors import InputFaults
from analysis.inputs import Contract, Extract, Field, read_extract, rules
from analysis.periods import Period

MAY = Period(2015, 5)
STATUSES = ("blue", "green", "amber", "red")
SCHEMES = Contract(
    "savings",
    (
        Field.text("scheme_ref", pattern="[A-Z]{3}-[0-9]{2}", like="ADU-01"),
        Field.text("title"),
        Field.text("directorate"),
        Field.yes_no("recurring"),
        Field.money("target_gbp", least=0, most=100_000_000).steady(),
        Field.money("delivered_gbp").cumulative(),
        Field.share("secured_share"),
        Field.count("posts").optional(),
        Field.choice("status", *STATUSES),
        Field.choice("previous_status", *STATUSES).optional(),
        Field.day("as_at"),
        Field.text("mitigation").optional(),
        Field.text("commentary").optional(),
    ),
    key=("scheme_ref",),
    groups=("directorate",),
    row_rules=(rules.filled_when("mitigation", other="status", values=("amber", "red")),),
    comparison_rules=(rules.agrees_with_previous("previous_status", former="status"),),
    not_after_period=("as_at",),
)
HEADER = ",".join(SCHEMES.names)
ADULTS = (
    'ADU-01,Home care,Adults,yes,1200000,300000,0.25,40,amber,green,2015-05-20,Weekly,"One, two"'
)
CENTRES = "ADU-02,Day centres,Adults,no,800000,800000,1,12,blue,blue,2015-05-31,,Closed in April"
CARERS = (
    'CHI-01,Foster carers,Children,yes,500000.50,0,0,8,red,red,2015-04-30,Campaign,"Slow\nstart"'
)
ROUTES = "CHI-02,Routes,Children,yes,90000,10000,0.1,,green,green,2015-05-13,,"
# Lines of the file: header 1, Home care 2, Day centres 3, Foster carers 4 and 5, Routes 6.
GOOD = "\n".join([HEADER, ADULTS, CENTRES, CARERS, ROUTES]) + "\n"
ORIGIN = """\
table = "savings"
title = "Savings monitor"
owner = "Head of Finance"
origin = "illustrative"
statement = "Lines are illustrative and add up to published totals."
"""
CORRECTIONS_HEADER = "table,period,key,column,expects,value,reason,owner,date\n"


@dataclass(frozen=True)
class Sample:
    """A data folder; what is written to it replaces what was there."""

    folder: Path

    def write(self, content: str | bytes, name: str = "savings/2015-05.csv") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def correct(self, *rows: str) -> Path:
        return self.write(CORRECTIONS_HEADER + "\n".join(rows) + "\n", "corrections.csv")

    def read(self, contract: Contract = SCHEMES, period: Period = MAY) -> Extract:
        return read_extract(self.folder, contract, period)

    def faults(self, contract: Contract = SCHEMES, period: Period = MAY) -> list[str]:
        """All faults of the file as the reader sees them; none if it is sound."""
        try:
            self.read(contract, period)
        except InputFaults as error:
            return [str(fault) for fault in error.faults]
        return []


def edited(old: str, new: str, text: str = GOOD) -> str:
    """The text with one place changed, which must be there once."""
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times"
    return text.replace(old, new)
