"""Mistakes that councils have published, each made again in the sample data and put to the command.

What a check cannot see is in docs/methods/checks.md.
"""

from __future__ import annotations

import csv
import io
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.cli import app

ROOT = Path(__file__).parents[2]
CONFIRM = "Correct the extract, or confirm the value with a row in corrections.csv."
ANSWER = "Correct the commentary, or confirm it with a row in corrections.csv."
CORRECT = "Correct the extract, or add a row to corrections.csv."
TOPICS = {"revenue": "budget_pressure", "capital": "capital_spend_rate"}


class Council:
    """A copy of the project's data, notebooks and packs, in which tests make a mistake."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("data", "notebooks", "packs"):
            shutil.copytree(ROOT / name, root / name)

    def text(self, file: str) -> str:
        return (self.root / "data" / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        (self.root / "data" / file).write_text(text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        text = self.text(file)
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def set(self, file: str, where: dict[str, str], **values: str) -> int:
        """Give cells of the one row that matches other values; the row's line in the file."""
        heading, rows = self.rows(file)
        matches = [
            (line, row)
            for line, row in rows
            if all(row[name] == value for name, value in where.items())
        ]
        [(line, row)] = matches
        assert row.keys() >= values.keys()
        row.update(values)
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, fieldnames=list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for _, row in rows)
        self.write(file, heading + out.getvalue())
        return line

    def rows(self, file: str) -> tuple[str, list[tuple[int, dict[str, str]]]]:
        """The heading above the column names, and each row with its line."""
        lines = self.text(file).splitlines(keepends=True)
        above = int(file.startswith("capital/2"))  # its heading is one line
        rows = list(csv.DictReader(lines[above:]))
        return "".join(lines[:above]), list(enumerate(rows, start=above + 2))

    def check(self, topic: str) -> tuple[int, list[str]]:
        """Exit status of `workbook check` for a topic, and what it says but for the first line."""
        done = CliRunner().invoke(app, ["check", "--only", topic])
        return done.exit_code, (done.stderr or done.stdout).splitlines()


@pytest.fixture
def council(tmp_path, monkeypatch):
    made = Council(tmp_path / "checkout")
    monkeypatch.chdir(made.root)
    return made


def test_the_sample_has_none_of_the_mistakes(council):
    done = CliRunner().invoke(app, ["check"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "worth a look" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("No faults. Checked for ")


def test_running_totals_added_up_as_if_they_were_months(council):
    """A council published £27.3m for the £4.0m it had spent: the sum of twelve running totals."""
    totals = [500, 850, 1150, 1500, 1800, 2100, 2450, 2700, 3050, 3450, 3750, 4000]
    assert (sum(totals), totals[-1]) == (27_300, 4_000)
    service = "Children's social care: fostering and adoption teams"
    key = f"2014/15 | 1 | Children's Services | {service}"
    lines = [
        council.set(
            "revenue/history.csv",
            {"financial_year": "2014/15", "month": str(month), "service": service},
            amount_gbp=str(thousand * 1000),
        )
        for month, thousand in enumerate(totals, start=1)
    ]
    status, said = council.check("budget_pressure")
    assert status == 1
    assert said == [
        "1 fault in the inputs.",
        f"data/revenue/history.csv line {lines[0]} ({key}): "
        "amount_gbp '500000' begins a year, 2014/15, of running totals, not monthly amounts. "
        "Ask for each month's own amount.",
    ]


def test_months_where_running_totals_belong(council):
    """The same mistake the other way round, in the capital history, which is cumulative."""
    _, rows = council.rows("capital/history.csv")
    totals = [int(row["cumulative_spent_gbp"]) for _, row in rows[-12:]]
    year = rows[-1][1]["financial_year"]
    months = [now - before for now, before in zip(totals, [0, *totals], strict=False)]
    for month, amount in enumerate(months, start=1):
        place = {"financial_year": year, "month": str(month)}
        council.set("capital/history.csv", place, cumulative_spent_gbp=str(amount))
    status, said = council.check("capital_spend_rate")
    fell = [line for line in said if "is a running total that falls" in line]
    assert status == 1
    assert len(fell) == sum(now < before for before, now in pairwise(months))


def test_a_decimal_point_that_moved_while_other_digits_changed(council):
    """£59,395 was published for £59.95, which is not quite a thousandfold."""
    place = {"placement_type": "Placed with parents"}
    council.set("placements/2015-04.csv", place, actual_weekly_gbp="59.95")
    line = council.set("placements/2015-05.csv", place, actual_weekly_gbp="59395")
    assert council.check("budget_pressure") == (
        1,
        [
            "1 fault in the inputs.",
            f"data/placements/2015-05.csv line {line} (Placed with parents): actual_weekly_gbp "
            f"'59395' is 1,350 times the row's own budget_weekly_gbp of 44. {CONFIRM}",
        ],
    )


def test_a_decimal_point_that_moved_in_both_columns_of_a_row(council):
    """Within the row all is in proportion; only the last report shows it."""
    place = {"placement_type": "Placed with parents"}
    council.set("placements/2015-04.csv", place, actual_weekly_gbp="59.95", budget_weekly_gbp="44")
    line = council.set(
        "placements/2015-05.csv", place, actual_weekly_gbp="59395", budget_weekly_gbp="44000"
    )
    where = f"data/placements/2015-05.csv line {line} (Placed with parents):"
    moved = "as if a decimal point had moved"
    assert council.check("budget_pressure") == (
        1,
        [
            "2 faults in the inputs.",
            f"{where} budget_weekly_gbp '44,000' is 1,000 times the last report's 44, {moved}. "
            f"{CONFIRM}",
            f"{where} actual_weekly_gbp '59,395' is about 1,000 times the last report's 59.95, "
            f"{moved}. {CONFIRM}",
        ],
    )


def test_a_subtotal_counted_with_its_rows(council):
    """$1.27m was counted twice, because a subtotal stood among the rows."""
    header, *rows = council.text("savings/2015-05.csv").splitlines()
    subtotal = header.count(",") * [""]
    subtotal[5:6] = ["1270000"]
    row = ",".join(["Subtotal", *subtotal])
    council.write("savings/2015-05.csv", "\n".join([header, *rows[:10], row, *rows[10:]]) + "\n")
    status, said = council.check("savings_delivery")
    assert status == 1
    assert said == [
        "1 fault in the inputs.",
        "data/savings/2015-05.csv line 12: scheme_ref 'Subtotal' is a total among the rows, which "
        "would count them twice. Save the extract without its subtotals.",
    ]


def test_a_total_that_is_not_the_sum_of_its_rows(council):
    """A Welsh council's savings table: 200 + 337 + 4,267 is 4,804, and 4,779 was printed."""
    council.write(
        "savings/history.csv",
        "financial_year,target_gbp,delivered_gbp,counted_to\n"
        "2012/13,200,200,2013-03-31\n"
        "2013/14,337,337,2014-03-31\n"
        "2014/15,4267,4267,2015-03-31\n"
        "Total,4804,4779,\n",
    )
    assert council.check("savings_delivery") == (
        1,
        [
            "1 fault in the inputs.",
            "data/savings/history.csv line 5: delivered_gbp '4779' is the file's own total, but "
            "its rows add up to 4,804. "
            "Find the row that is missing, doubled or changed since the total was made.",
        ],
    )


def test_last_year_s_base_in_the_list_of_published_forecasts(council):
    """£5.5m is 1.69% of this year's £326.0m, and 1.66% of last year's £332.1m."""
    line = council.set(
        "revenue/forecasts.csv", {"reported_period": "2015-05"}, budget_gbp="332100000"
    )
    status, said = council.check("budget_pressure")
    assert status == 1
    assert said[1:] == [
        f"data/revenue/forecasts.csv line {line} (2015-05): budget_gbp '332100000' is 2014/15's, "
        f"and 2015/16 has 326,000,000. {CORRECT}",
    ]


def test_a_percentage_of_last_year_s_budget_in_a_commentary(council):
    line = council.set(
        "revenue/2015-05.csv",
        {"service": "Home to school transport"},
        commentary="Overspend of £412,300, 3.65% of the budget, from dearer tenders.",
    )
    assert council.check("budget_pressure") == (
        1,
        [
            "1 fault in the inputs.",
            f"data/revenue/2015-05.csv line {line} (Children's Services | Home to school "
            "transport): commentary 'Overspend of £412,300, 3.65% of the budget, from dearer "
            "tenders.' gives 3.65%, but 412,300 is 3.77% of the budget of 10,936,700; 3.65% is of "
            f"about 11,300,000, perhaps the budget of another year. {ANSWER}",
        ],
    )


def test_a_percentage_of_last_year_s_people_on_the_scorecard(council):
    """290 of this year's 347 are 83.6%; of last year's 355 they would be 81.7%."""
    file, place = "scorecard/2014-15-q4.csv", {"indicator_id": "HWB-04"}
    line = council.set(file, place, numerator="290", denominator="347", value="81.7")
    status, said = council.check("scorecard_results")
    assert status == 1
    assert said[1:] == [
        f"data/{file} line {line} (HWB-04): value is not numerator / denominator, which "
        f"make 83.57. {CORRECT}"
    ]


@pytest.mark.parametrize(
    ("file", "place", "commentary", "fault"),
    [
        (
            "revenue/2015-05.csv",
            {"service": "Looked-after placements: council fostering"},
            "Forecast overspend of £453,000.",
            "(Children's Services | Looked-after placements: council fostering): commentary "
            "'Forecast overspend of £453,000.' says overspend, but the forecast is 452,935 under "
            "the budget",
        ),
        (
            "revenue/2015-05.csv",
            {"service": "Home to school transport"},
            "Underspend because seven routes came back dearer.",
            "(Children's Services | Home to school transport): commentary "
            "'Underspend because seven routes came back dearer.' says underspend, but the forecast "
            "is 316,300 over the budget",
        ),
        (
            "capital/2015-05.csv",
            {"project_ref": "HWY-014"},
            "Track access must be booked. £420,000 overspend expected.",
            "(HWY-014): commentary '£420,000 overspend expected.' says overspend, but the forecast "
            "is 420,000 under the budget",
        ),
    ],
)
def test_overspend_written_for_an_underspend(council, file, place, commentary, fault):
    line = council.set(file, place, commentary=commentary)
    assert council.check(TOPICS[file.partition("/")[0]]) == (
        1,
        ["1 fault in the inputs.", f"data/{file} line {line} {fault}. {ANSWER}"],
    )


def test_a_commentary_that_is_confirmed_is_not_questioned(council):
    words = "Underspend because seven routes came back dearer."
    place = {"service": "Home to school transport"}
    council.set("revenue/2015-05.csv", place, commentary=words)
    key = "Children's Services | Home to school transport"
    corrections = council.text("corrections.csv")
    council.write(
        "corrections.csv",
        f"{corrections.rstrip()}\nrevenue,2015-05,{key},commentary,{words},{words},"
        "Read with the service,Head of Finance,2015-06-12\n",
    )
    status, said = council.check("budget_pressure")
    assert (status, [line for line in said if "worth a look" in line]) == (0, [])


def test_words_that_may_be_of_a_part_are_worth_a_look_and_stop_nothing(council):
    place = {"service": "Waste disposal"}
    line = council.set("revenue/2015-05.csv", place, commentary="Gate fees are over budget.")
    status, said = council.check("budget_pressure")
    assert status == 0
    assert [each for each in said if "worth a look" in each] == [
        f"  worth a look: data/revenue/2015-05.csv line {line} (Business, Environment and "
        "Community | Waste disposal): commentary 'Gate fees are over budget.' says over budget, "
        "but the forecast is 268,400 under the budget. Read the sentence again beside the figures."
    ]


def test_a_heading_of_last_year_over_this_year_s_date(council):
    """The brief's own heading."""
    first = council.text("capital/2015-05.csv").splitlines()[0]
    heading = "Capital Programme Budget Monitoring: 2014/15 Actual Expenditure as at 31 May 2015"
    council.replace("capital/2015-05.csv", first, heading)
    assert council.check("capital_spend_rate") == (
        1,
        [
            "1 fault in the inputs.",
            f"data/capital/2015-05.csv line 1: '{heading[:79]}…' names the financial year 2014/15, "
            "but the position at 31 May 2015 is in 2015/16. "
            "Ask its owner which is right, and for an extract that says so.",
        ],
    )
