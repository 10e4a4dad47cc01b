from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

import pytest
import typer

from analysis.cli.schedule import look_after
from analysis.errors import WorkbookError

from ..run.checkout import PACK, entry

CALENDAR = """\
[[meeting]]
committee = "Cabinet"
day = 2015-07-16
period = "2015-05"

[[meeting]]
committee = "Cabinet"
day = 2015-09-24
period = "2015-07"
note = "illustrative date"
"""
JULY = (
    "  Thursday 16 July 2015, on 2015-05: papers go out Wednesday 8 July 2015, the build starts "
    "Tuesday 7 July 2015, 18:00."
)
SEPTEMBER = (
    "  Thursday 24 September 2015, on 2015-07: papers go out Wednesday 16 September 2015, "
    "the build starts Tuesday 15 September 2015, 18:00 (illustrative date)."
)


@pytest.fixture
def checkout(checkout):
    """The project of two topics, whose pack is built for the meetings of a calendar."""
    checkout.pack(entry("A", "first"), entry("B", "second"), head=f"{PACK}\n[schedule]\n")
    (checkout.root / "calendar.toml").write_text(CALENDAR)
    return checkout


def test_it_says_in_plain_words_when_papers_go_out_and_the_build_starts(checkout, workbook):
    done = workbook("schedule", "--today", "2015-07-16")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:6] == [
        "cabinet: Resources report, for Cabinet",
        "Papers go out 5 clear working days before the meeting: neither the day they go out nor "
        "the day of the meeting counts, nor do weekends and bank holidays.",
        "The build starts at 18:00, 1 working day before the papers go out.",
        "",
        JULY,
        SEPTEMBER,
    ]


def test_meetings_that_are_over_are_left_out(checkout, workbook):
    lines = workbook("schedule", "cabinet", "--today", "2015-07-17").stdout.splitlines()
    assert SEPTEMBER in lines
    assert JULY not in lines


def test_a_calendar_that_is_over_is_shown_and_said_to_be_over(checkout, workbook):
    done = workbook("schedule", "--today", "2015-09-25")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[4:8] == [
        "calendar.toml: the last meeting of Cabinet that hears a period was on "
        "Thursday 24 September 2015, so cabinet is not built any more. Add the next ones.",
        "Its meetings were:",
        JULY,
        SEPTEMBER,
    ]


def test_what_was_built_is_said(checkout, workbook):
    look_after(checkout.project, now=datetime(2015, 7, 7, 18), build=lambda order: True)
    lines = workbook("schedule", "--today", "2015-07-08").stdout.splitlines()
    assert lines[4] == JULY.replace("18:00.", "18:00 (built).")


def test_each_timer_is_shown_with_the_three_lines_that_install_it(checkout, workbook):
    lines = workbook("schedule", "--today", "2015-07-01").stdout.splitlines()
    for system in (
        "Linux with systemd:",
        "Linux or macOS with cron:",
        "Windows, in a command prompt:",
    ):
        first = lines.index(system) + 1
        assert [line[:5] for line in lines[first : first + 3]] == ["  1. ", "  2. ", "  3. "]
    for text in ("    ExecStart=", "    OnCalendar=hourly", "    0 * * * * cd ", "    <Task "):
        assert any(line.startswith(text) for line in lines)


@pytest.mark.parametrize(
    ("kind", "first"),
    [("service", "[Unit]"), ("timer", "[Unit]"), ("cron", "0 * * * * cd "), ("task", "<?xml ")],
)
def test_one_text_alone_can_be_saved_as_a_file(checkout, workbook, kind, first):
    done = workbook("schedule", "--print", kind)
    assert done.exit_code == 0
    assert done.stdout.startswith(first)
    assert done.stdout.endswith("\n")


def test_the_paths_are_those_of_this_machine(checkout, workbook):
    task = ElementTree.fromstring(workbook("schedule", "--print", "task").stdout)
    assert task[-1][0][-1].text == str(checkout.root.resolve())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("schedule", "cabinte"), "There is no pack 'cabinte' in packs/. Did you mean 'cabinet'?"),
        (("schedule", "by_hand"), "packs/by_hand.toml: has no [schedule], so no timer builds it."),
        (("schedule", "other"), "calendar.toml: no meeting of 'Scrutiny' hears a period"),
    ],
)
def test_a_pack_that_cannot_be_scheduled_is_told_in_plain_lines(
    checkout, workbook, arguments, said
):
    checkout.pack(entry("A", "first"), name="by_hand")
    other = f"{PACK}\n[schedule]\n".replace('"Cabinet"', '"Scrutiny"')
    checkout.pack(entry("A", "first"), head=other, name="other")
    done = workbook(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr


def test_a_day_or_a_text_that_is_none_is_wrong_usage(checkout, workbook):
    assert workbook("schedule", "--today", "1 July").exit_code == 2
    assert workbook("schedule", "--print", "launchd").exit_code == 2


class TestLookAfter:
    @pytest.mark.parametrize(
        ("end", "status"), [(True, 0), (False, 3), (WorkbookError("No extract."), 1)]
    )
    def test_the_exit_status_says_how_it_went(self, checkout, end, status):
        def build(order):
            if isinstance(end, WorkbookError):
                raise end
            return end

        assert status == self.status(checkout, build)

    def test_a_failed_pack_outweighs_an_incomplete_one(self, checkout):
        head = f"{PACK}\n[schedule]\n"
        checkout.pack(entry("A", "first"), head=head, name="other")

        def build(order):
            if order.pack == "other":
                raise WorkbookError("No extract.")
            return False

        assert self.status(checkout, build) == 1

    def test_faults_go_to_stderr_and_the_rest_to_stdout(self, checkout, capsys):
        def build(order):
            raise WorkbookError("No extract.")

        assert self.status(checkout, build) == 1
        out, err = capsys.readouterr()
        assert out.startswith("cabinet for Cabinet of Thursday 16 July 2015 is due since ")
        assert err.splitlines()[0].endswith("until the end of Wednesday 15 July 2015.")
        assert err.splitlines()[1] == "No extract."

    def test_nothing_due_is_one_sentence_with_the_next_date(self, checkout, capsys):
        now = datetime(2015, 7, 1, 9)
        look_after(checkout.project, now=now, build=lambda order: pytest.fail("was built"))
        assert capsys.readouterr() == (
            "Nothing is due. Next is cabinet for Cabinet of Thursday 16 July 2015, "
            "from Tuesday 7 July 2015, 18:00.\n",
            "",
        )

    def test_a_calendar_that_cannot_be_used_is_told_in_plain_lines(self, checkout, capsys):
        (checkout.root / "calendar.toml").write_text("day = 1")
        assert self.status(checkout, lambda order: True) == 1
        assert "calendar.toml: key 'meeting' is missing." in capsys.readouterr().err

    def status(self, checkout, build):
        try:
            look_after(checkout.project, now=datetime(2015, 7, 7, 18), build=build)
        except typer.Exit as ended:
            return ended.exit_code
        return 0
