"""The list of packs: what it shows, and of a pack that is broken."""

from __future__ import annotations

from ..run.checkout import entry


def test_list_shows_the_packs_and_the_periods_there_are(checkout, workbook):
    for table, period in (("savings", "2015-05"), ("savings", "2015-04"), ("capital", "2015-05")):
        (checkout.root / "data" / table).mkdir(exist_ok=True)
        (checkout.root / "data" / table / f"{period}.csv").write_text("x")
    done = workbook("list")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Periods in the data folder:",
        "  capital: 2015-05",
        "  savings: 2015-04, 2015-05",
        "cabinet: Resources report (Cabinet, 16 July 2015)",
        "  A  first: The first, 2015-05 against 2015-04",
        "  B  second: The second, 2015-05 against 2015-04",
    ]


def test_a_pack_that_is_broken_is_told_by_list(checkout, workbook):
    checkout.pack(entry("A", "first"), entry("A", "second"))
    done = workbook("list")
    assert done.exit_code == 1
    assert "packs/cabinet.toml: letter 'A' is used by 2 appendices." in done.stderr
