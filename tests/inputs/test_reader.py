"""A sound file: what its rows, lines, notes and source say."""

import hashlib
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.inputs import Contract, Failure, Field, read_extract, read_history
from analysis.periods import Period, Quarter

from .sample import ADULTS, CARERS, CENTRES, GOOD, HEADER, MAY, ORIGIN, ROUTES, SCHEMES, edited

TYPES = {
    "scheme_ref": "str",
    "target_gbp": "float64",
    "secured_share": "float64",
    "posts": "float64",
    "status": "str",
    "as_at": "datetime64[us]",
    "commentary": "str",
}
SPACED = "without the spaces around them, read as what was meant"
FORMATTED = (
    "with a pound sign, separators, brackets or a printed minus sign, read as what was meant"
)


def test_rows_are_typed_and_in_the_order_of_the_file(sample):
    rows = sample.read().rows
    assert {name: str(rows[name].dtype) for name in TYPES} == TYPES
    assert rows["scheme_ref"].to_list() == ["ADU-01", "ADU-02", "CHI-01", "CHI-02"]
    assert rows["target_gbp"].to_list() == [1_200_000, 800_000, 500_000.5, 90_000]
    assert rows["as_at"].dt.date.to_list()[:2] == [date(2015, 5, 20), date(2015, 5, 31)]
    assert rows.loc[2, "commentary"] == "Slow\nstart"


def test_columns_come_in_the_order_of_the_contract(sample):
    lines = [line.split(",") for line in (HEADER, CENTRES)]
    sample.write("\n".join(",".join(reversed(line)) for line in lines))
    assert tuple(sample.read().rows.columns) == SCHEMES.names
    assert sample.read().rows["title"].to_list() == ["Day centres"]


def test_a_missing_value_stays_missing(sample):
    rows = sample.read().rows
    assert rows["posts"].isna().to_list() == [False, False, False, True]
    assert rows["mitigation"].isna().to_list() == [False, True, False, True]


def test_lines_count_the_line_ends_inside_quoted_cells(sample):
    assert sample.read().lines.to_list() == [2, 3, 4, 6]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(sample, end):
    sample.write(GOOD.replace("\n", end))
    assert sample.read().lines.to_list() == [2, 3, 4, 6]


def test_the_source_says_what_was_read_and_what_kind_of_lines(sample):
    extract = sample.read()
    assert extract.source == (
        "Savings monitor, 31 May 2015 (data/savings/2015-05.csv, 4 rows). "
        "Individual lines are illustrative."
    )
    assert extract.provenance == (
        "Savings monitor, 31 May 2015 (data/savings/2015-05.csv, 4 rows). "
        "Lines are illustrative and add up to published totals."
    )


def test_a_report_whose_totals_are_illustrative_says_so(sample):
    sample.write(f'totals = "illustrative"\n{ORIGIN}', "savings/origin.toml")
    assert sample.read().source.endswith(
        "(data/savings/2015-05.csv, 4 rows). Lines and totals are illustrative."
    )


def test_a_quarter_and_a_history_have_their_own_source(sample):
    sample.write(GOOD, "savings/2014-15-q4.csv")
    sample.write(GOOD, "savings/history.csv")
    late = Contract("savings", SCHEMES.fields, key=("scheme_ref",))
    quarter = read_extract(sample.folder, late, Quarter(2014, 4))
    assert quarter.source == (
        "Savings monitor, Quarter 4 2014/15 (data/savings/2014-15-q4.csv, 4 rows). "
        "Individual lines are illustrative."
    )
    history = read_history(sample.folder, late)
    assert history.source == (
        "Savings monitor (data/savings/history.csv, 4 rows). Lines and totals are illustrative."
    )
    assert history.provenance.startswith("Savings monitor (data/savings/history.csv, 4 rows).")


def test_the_source_of_a_file_says_how_its_lines_came_about(sample):
    sample.write(GOOD, "savings/errors.csv")
    for kind, words in (
        ("derived", "Calculated from published figures."),
        ("published", "Published."),
    ):
        own = f'[[files]]\nname = "errors"\norigin = "{kind}"\n'
        sample.write(ORIGIN + own, "savings/origin.toml")
        extract = read_history(sample.folder, SCHEMES, "errors")
        assert extract.source == f"Savings monitor (data/savings/errors.csv, 4 rows). {words}"


def test_the_fingerprint_is_of_the_file(sample):
    assert sample.read().sha256 == hashlib.sha256(GOOD.encode()).hexdigest()


def test_one_directorate_keeps_file_lines_and_notes(sample):
    whole = sample.read()
    part = whole.only("directorate", "Children")
    assert part.rows["scheme_ref"].to_list() == ["CHI-01", "CHI-02"]
    assert part.lines[part.rows.index].to_list() == [4, 6]
    assert part.source == whole.source.replace("4 rows", "2 of 4 rows")
    assert part.provenance == whole.provenance.replace("4 rows", "2 of 4 rows")
    assert part.notes == whole.notes
    assert whole.only("directorate", "all") is whole


def test_a_file_of_one_row_says_row(sample):
    sample.write("\n".join(GOOD.splitlines()[:2]) + "\n")
    assert "(data/savings/2015-05.csv, 1 row)." in sample.read().source


def test_a_directorate_without_rows_is_a_fault_that_names_the_others(sample):
    with pytest.raises(InputFaults) as raised:
        sample.read().only("directorate", "Highways")
    assert [str(fault) for fault in raised.value.faults] == [
        "data/savings/2015-05.csv: directorate 'Highways' stands in no row. "
        "Write 'all', or one of: 'Adults', 'Children'."
    ]


def test_a_good_file_has_nothing_to_note_but_its_empty_cells(sample):
    extract = sample.read()
    assert extract.notes == ()
    assert extract.blanks == [
        "Cells without a value, of 4 rows: posts 1, mitigation 2, commentary 1."
    ]


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (
            edited("Weekly", "Weekly £5").encode("cp1252"),
            "The file is in Windows-1252, not UTF-8, and was read as such.",
        ),
        (
            edited("1200000", '"£1,200,000"')
            .replace("90000", '" (90,000)"')
            .replace("10000", "−5"),
            f"delivered_gbp: 1 value {FORMATTED} (line 6 '−5' as -5).",
        ),
        (
            edited("1200000", '"£1,200,000"').replace("800000,8", '"800,000",8'),
            f"target_gbp: 2 values {FORMATTED} (line 2 '£1,200,000' as 1,200,000; "
            "line 3 '800,000' as 800,000).",
        ),
        (
            edited("0.25", "25%"),
            "secured_share: 1 value as percentages, read as what was meant (line 2 '25%' as 0.25).",
        ),
        (
            edited("2015-05-20", "20/05/2015"),
            "as_at: 1 value written day first, read as what was meant "
            "(line 2 '20/05/2015' as 2015-05-20).",
        ),
        (
            edited("amber", " Amber"),
            "status: 1 value in the contract's own spelling, read as what was meant "
            "(line 2 ' Amber' as amber).",
        ),
        (
            edited("Home care", "Home care "),
            f"title: 1 value {SPACED} (line 2 'Home care ' as Home care).",
        ),
        (GOOD + "\n,,,\n", "Blank rows left out at the end of the file: 2."),
        (
            f'{GOOD}Total,,,,"2,590,000.50",1110000,,60,,,,,\n',
            "The total row (line 7) was checked against its rows and left out.",
        ),
    ],
)
def test_what_was_read_otherwise_than_it_stands_is_noted(sample, content, note):
    sample.write(content)
    contract = Contract(
        "savings",
        tuple(Field.money(f.name) if f.name == "target_gbp" else f for f in SCHEMES.fields),
        key=("scheme_ref",),
    )
    assert note in sample.read(contract).notes


def test_a_byte_order_mark_is_read_without_a_note(sample):
    plain = sample.read()
    sample.write(GOOD.encode("utf-8-sig"))
    assert sample.read().notes == plain.notes
    pd.testing.assert_frame_equal(sample.read().rows, plain.rows)


def test_a_heading_that_agrees_is_passed_over(sample):
    sample.write(f"Savings 2015/16, position as at 31 May 2015\n\n{GOOD}")
    assert sample.read().lines.to_list() == [4, 5, 6, 8]


def test_empty_cells_past_the_last_column_are_passed_over(sample):
    plain = sample.read()
    sample.write("\n".join([f"{HEADER},,", f"{ADULTS},,", CENTRES, CARERS, f"{ROUTES},"]))
    pd.testing.assert_frame_equal(sample.read().rows, plain.rows)


def test_a_name_with_the_word_total_is_no_total(sample):
    contract = Contract("savings", SCHEMES.fields, key=("title",))
    sample.write(edited("Day centres", "Total Place reviews"))
    assert "Total Place reviews" in sample.read(contract).rows["title"].to_list()


def test_a_long_note_gives_three_examples(sample):
    sample.write(
        "\n".join([HEADER, *(CENTRES.replace("02", f"0{i}").replace("no", "N") for i in range(5))])
    )
    assert sample.read().notes[0] == (
        "recurring: 5 values in the contract's own spelling, read as what was meant "
        "(line 2 'N' as no; line 3 'N' as no; line 4 'N' as no; and so on)."
    )


def test_free_text_may_look_like_anything_else(sample):
    texts = [
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "#import",
        "\u202eenil",
        "y" * 10_000,
    ]
    rows = [ROUTES.replace("02", f"1{i}") + text for i, text in enumerate(texts)]
    sample.write("\n".join([HEADER, *rows]))
    assert sample.read().rows["commentary"].to_list() == texts


def test_a_repeated_key_of_words_numbers_and_days_is_shown_as_corrections_write_it(sample):
    contract = Contract(
        "savings",
        (Field.text("service"), Field.count("month"), Field.day("as_at")),
        key=("service", "month", "as_at"),
    )
    sample.write("service,month,as_at\n" + "Waste,12,2015-03-31\n" * 2)
    assert sample.faults(contract) == [
        "data/savings/2015-05.csv line 3: service and month and as_at "
        "'Waste | 12 | 2015-03-31' stands on an earlier row as well. "
        "Delete one of the rows, or give each its own key."
    ]


def test_rules_of_the_whole_table_wait_until_every_row_is_sound(sample):
    def not_all_there(rows):
        return [Failure(None, "target_gbp", f"adds up to {rows['target_gbp'].sum():,.2f}", "Ask.")]

    contract = replace(SCHEMES, table_rules=(not_all_there,))
    fault = "data/savings/2015-05.csv: target_gbp adds up to 2,590,000.50. Ask."
    assert sample.faults(contract) == [fault]
    sample.write(edited("2015-05-20", "soon"))
    assert len(sample.faults(contract)) == 1
    assert "as_at 'soon'" in sample.faults(contract)[0]


def test_a_file_of_another_table_is_not_read(sample):
    with pytest.raises(InputFaults) as raised:
        read_extract(sample.folder, Contract("risks", SCHEMES.fields, key=("title",)), MAY)
    assert [str(fault) for fault in raised.value.faults] == [
        "data/risks/2015-05.csv: is not there. Save the extract there as CSV."
    ]


def test_a_missing_file_names_those_there_are(sample):
    sample.write(GOOD, "savings/history.csv")
    assert sample.faults(period=Period(2015, 6)) == [
        "data/savings/2015-06.csv: is not there. "
        "Save the extract there as CSV, or choose a period that has one: 2015-05."
    ]


def test_a_missing_folder_is_one_fault(sample, tmp_path):
    with pytest.raises(InputFaults) as raised:
        read_extract(tmp_path / "nowhere", SCHEMES, MAY)
    assert [fault.rule for fault in raised.value.faults] == ["is not there"]


def test_what_is_not_an_ordinary_file_is_refused(sample):
    (sample.folder / "savings" / "2015-05.csv").unlink()
    (sample.folder / "savings" / "2015-05.csv").mkdir()
    assert sample.faults() == [
        "data/savings/2015-05.csv: is not an ordinary file. Put a CSV file in its place."
    ]


def test_a_file_that_may_not_be_read_is_a_fault(sample, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert sample.faults() == [
        "data/savings/2015-05.csv: cannot be opened (Permission denied). Check who may read it."
    ]


def test_faults_of_the_file_its_origin_and_the_corrections_come_together(sample):
    sample.write(edited("1200000", "tbc"))
    sample.write(ORIGIN.replace("illustrative", "invented", 1), "savings/origin.toml")
    sample.write("table;period\n", "corrections.csv")
    assert [fault.split(" line")[0].split(":")[0] for fault in sample.faults()] == [
        "data/corrections.csv",
        "data/savings/2015-05.csv",
        "data/savings/origin.toml",
    ]
