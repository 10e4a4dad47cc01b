"""Our own printed tables: every row of totals is the sum of its rows, in every column that adds up.

The tables are the CSV files attached to the pages; HTML and PDF are held to them elsewhere.
"""

import csv
from decimal import Decimal

import pytest

from .conftest import TOPICS

NOT_ADDED_UP = ("_share", "_weekly_gbp", "_rate", "_ratio", "_days")
NOTHING = {"", "[z]", "[x]"}
HIDDEN = "[c]"
MONEY = {"savings_delivery", "budget_pressure", "capital_spend_rate"}


def totals_in(text: str) -> tuple[int, list[str]]:
    """How many totals of a CSV table could be added up again, and those that are not their rows."""
    header, *rows = csv.reader(text.splitlines())
    totals = [row for row in rows if row[0].strip().casefold() == "total"]
    others = [row for row in rows if not row[0].startswith(("Total", "of which"))]
    compared, wrong = 0, []
    for total in totals:
        for place, name in enumerate(header[1:], start=1):
            cells = [row[place] for row in others]
            if not adds_up(name, total[place], cells):
                continue
            summed = sum((Decimal(cell) for cell in cells if cell not in NOTHING), Decimal(0))
            compared += 1
            if abs(summed - Decimal(total[place])) >= Decimal("0.005"):
                wrong.append(f"{name}: {total[place]} is printed and the rows make {summed}")
    return compared, wrong


def adds_up(name: str, total: str, cells: list[str]) -> bool:
    """Whether the column is one of numbers whose sum means something, with none of them hidden."""
    shown = [cell for cell in (total, *cells) if cell not in NOTHING]
    return (
        not name.endswith(NOT_ADDED_UP)
        and total not in NOTHING
        and HIDDEN not in shown
        and all(is_number(cell) for cell in shown)
    )


def is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_every_total_of_the_pack_is_the_sum_of_its_rows(pack, topic):
    """A subtotal opens with the word as the total does, so that nobody adds it up by mistake."""
    tables = {
        path.name: path.read_text("utf-8") for path in (pack.folder / "data" / topic).iterdir()
    }
    found = {name: totals_in(text) for name, text in tables.items()}
    assert {name: wrong for name, (_, wrong) in found.items() if wrong} == {}
    assert topic not in MONEY or sum(compared for compared, _ in found.values()) >= 4


WELSH = "scheme,saving_gbp\nFirst,200\nSecond,337\nThird,4267\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{WELSH}Total,4779\n",
            (1, ["saving_gbp: 4779 is printed and the rows make 4804"]),
        ),
        (f"{WELSH}Total,4804\n", (1, [])),
        (f"{WELSH}of which one-off,200\nTotal,4804\n", (1, [])),
        (WELSH, (0, [])),
        ("type,children,children_weekly_gbp\nA,[c],2\nB,7,3\nTotal,9,5\n", (0, [])),
        (
            "type,schemes,budget_share\nA,[z],0.5\nB,7,0.4\nTotal,8,1\n",
            (1, ["schemes: 8 is printed and the rows make 7"]),
        ),
        ("type,a_gbp\nA,0.1\nB,0.2\nTotal,0.30000000000000004\n", (1, [])),
    ],
)
def test_a_total_that_is_not_the_sum_is_found(text, expected):
    assert totals_in(text) == expected
