"""Deliberately broken extracts, each with its exact list of faults and nothing else."""

import pytest

from analysis.errors import InputFaults
from analysis.inputs import read_extract

from .sample import ADULTS, CENTRES, GOOD, HEADER, MAY, SCHEMES, edited

FILE = "data/savings/2015-05.csv"
CORRECT = "Correct the extract, or add a row to corrections.csv."
ASK_OWNER = "Get the value from the row's owner, or add a row to corrections.csv."
DIGITS = "Write digits only, as in 1234.50 or -1234.50."
PENCE = "Write pounds and pence, as in 1234.50."
ISO = "Write year, month and day, as in 2015-05-31."
COLUMNS = "Ask for the extract with its usual columns, or change the contract."
UTF8 = "Save it again as 'CSV UTF-8'."
QUOTES = "Put quotation marks around the whole cell and double those inside it."
HEADING = "Ask its owner which is right, and for an extract that says so."
MEND = "Mend the cell in the spreadsheet."
AS_VALUES = "Save the extract again as values."
ASK_AGAIN = "Ask its owner for the extract again."


def without_column(place: int) -> str:
    """The good file's first row and header without one column."""
    row = ADULTS.replace('"One, two"', "One")
    lines = [line.split(",") for line in (HEADER, row)]
    return "\n".join(",".join(line[:place] + line[place + 1 :]) for line in lines)


def with_column(name: str) -> str:
    return f"{HEADER},{name}\n{CENTRES},x\n"


COLUMN_CASES = {
    "a missing column": (
        without_column(4),
        f" line 1: target_gbp is missing from the header. {COLUMNS}",
    ),
    "a renamed column": (
        edited("delivered_gbp", "delivered"),
        " line 1: 'delivered' stands where the column delivered_gbp is missing, and was probably "
        "renamed. Name it delivered_gbp again, or change the contract.",
    ),
    "a column more": (
        with_column("checked_by"),
        f" line 1: 'checked_by' is not a column of the contract. {COLUMNS}",
    ),
    "a repeated column": (
        edited("posts", "title"),
        f" line 1: 'title' names more than one column. {COLUMNS}",
        f" line 1: posts is missing from the header. {COLUMNS}",
    ),
    "a column without a name": (
        edited("posts", ""),
        f" line 1: posts is missing from the header. {COLUMNS}",
        f" line 1: '' is a column without a name. {COLUMNS}",
    ),
    "no header": (
        f"{ADULTS}\n{CENTRES}\n",
        " line 1: has no row of column names. The columns are: scheme_ref, title, directorate, "
        "recurring, target_gbp, delivered_gbp, secured_share, posts, status, previous_status, "
        "as_at, mitigation, commentary.",
    ),
    "semicolons": (
        GOOD.replace(",", ";"),
        f" line 1: has its columns parted by semicolons, not commas. {UTF8}",
    ),
    "tabs": (
        GOOD.replace(",", "\t"),
        f" line 1: has its columns parted by tabs, not commas. {UTF8}",
    ),
    "far too many columns": (
        f"{HEADER}{',x' * 300}\n",
        " line 1: has 313 columns, more than the 200 allowed. Check that it is the right extract.",
    ),
}
KEY_AND_CODE_CASES = {
    "a repeated key": (
        edited("ADU-02", "ADU-01"),
        " line 3: scheme_ref 'ADU-01' stands on an earlier row as well. "
        "Delete one of the rows, or give each its own key.",
    ),
    "a missing key": (edited("ADU-02", ""), f" line 3: scheme_ref is missing. {ASK_OWNER}"),
    "a malformed key": (
        edited("ADU-02", "ADU02"),
        f" line 3: scheme_ref 'ADU02' is not written like ADU-01. {CORRECT}",
    ),
    "an invisible character in a key": (
        edited("ADU-02", "ADU-02\u200b"),
        f" line 3: scheme_ref 'ADU-02[U+200B]' holds an invisible character (U+200B). {CORRECT}",
    ),
    "a code unknown": (
        edited("amber", "Amberish"),
        f" line 2 (ADU-01): status 'Amberish' is not one of blue, green, amber, red. {CORRECT}",
    ),
    "neither yes nor no": (
        edited(",no,", ",perhaps,"),
        f" line 3 (ADU-02): recurring 'perhaps' is not one of yes, no. {CORRECT}",
    ),
    "a missing text": (
        edited("Day centres", ""),
        f" line 3 (ADU-02): title is missing. {ASK_OWNER}",
    ),
    "a missing number": (
        edited("1200000", " "),
        f" line 2 (ADU-01): target_gbp is missing. {ASK_OWNER}",
    ),
    "an over-long text": (
        edited("Weekly", "x" * 40_000),
        f" line 2 (ADU-01): mitigation '{'x' * 79}…' is longer than 32,767 characters. {CORRECT}",
    ),
    "a rule between two columns": (
        edited("Weekly", ""),
        f" line 2 (ADU-01): mitigation is missing where status is amber. {CORRECT}",
    ),
}
NUMBER_CASES = {
    "words for a number": (
        edited("1200000", "tbc"),
        f" line 2 (ADU-01): target_gbp 'tbc' is not a number. {DIGITS}",
    ),
    "a decimal comma": (
        edited("1200000", '"1.200,50"'),
        " line 2 (ADU-01): target_gbp '1.200,50' could be read with a decimal comma or with "
        "a comma "
        f"between thousands. {DIGITS}",
    ),
    "a short group of digits": (
        edited("1200000", '"1,23"'),
        " line 2 (ADU-01): target_gbp '1,23' could be read with a decimal comma or with a comma "
        f"between thousands. {DIGITS}",
    ),
    "millions shortened": (
        edited("1200000", "£1.2m"),
        f" line 2 (ADU-01): target_gbp '£1.2m' is shortened, so its exact value is lost. {DIGITS}",
    ),
    "scientific notation": (
        edited("1200000", "1.2E+06"),
        " line 2 (ADU-01): target_gbp '1.2E+06' is in scientific notation, so digits may be "
        f"lost. {DIGITS}",
    ),
    "fractions of a penny": (
        edited("1200000", "1200.345"),
        " line 2 (ADU-01): target_gbp '1200.345' has fractions of a penny, or a full stop between "
        f"thousands. {PENCE}",
    ),
    "a number without end": (
        edited("1200000", "9" * 400),
        f" line 2 (ADU-01): target_gbp '{'9' * 79}…' is longer than 40 characters, too long "
        "for a number. "
        f"{DIGITS}",
    ),
    "negative twice": (
        edited("300000", '"-(300,000)"'),
        " line 2 (ADU-01): delivered_gbp '-(300,000)' has both a minus sign and brackets. "
        + DIGITS,
    ),
    "less than the limit": (
        edited("1200000", "-1200000"),
        f" line 2 (ADU-01): target_gbp '-1200000' is less than 0. {CORRECT}",
    ),
    "more than the limit": (
        edited("1200000", "120000000000"),
        f" line 2 (ADU-01): target_gbp '120000000000' is more than 100,000,000. {CORRECT}",
    ),
    "half a post": (
        edited(",12,", ",12.5,"),
        " line 3 (ADU-02): posts '12.5' is not a whole number. Give the count itself, not an "
        "average.",
    ),
    "a percentage without its sign": (
        edited("0.25", "25"),
        f" line 2 (ADU-01): secured_share '25' is more than 1. {CORRECT}",
    ),
    "spreadsheet errors": (
        edited("1200000", "#REF!").replace("One, two", "#N/A"),
        f" line 2 (ADU-01): target_gbp '#REF!' is a spreadsheet error. {MEND}",
        f" line 2 (ADU-01): commentary '#N/A' is a spreadsheet error. {MEND}",
    ),
    "a column too narrow when it was saved": (
        edited("1200000", "#######"),
        f" line 2 (ADU-01): target_gbp '#######' is a spreadsheet error. {MEND}",
    ),
    "formulas": (
        edited("1200000", "=SUM(E3:E5)").replace("Closed in April", "=VLOOKUP(A3;B:C;2)"),
        f" line 2 (ADU-01): target_gbp '=SUM(E3:E5)' is a formula, not its result. {AS_VALUES}",
        " line 3 (ADU-02): commentary '=VLOOKUP(A3;B:C;2)' is a formula, not its result. "
        f"{AS_VALUES}",
    ),
}
DAY_CASES = {
    "a day that could be two": (
        edited("2015-05-20", "05/06/2015"),
        f" line 2 (ADU-01): as_at '05/06/2015' could be 5 June or 6 May. {ISO}",
    ),
    "30 February": (
        edited("2015-05-20", "2015-02-30"),
        f" line 2 (ADU-01): as_at '2015-02-30' is not a day in the calendar. {ISO}",
    ),
    "the month first": (
        edited("2015-05-20", "05/20/2015"),
        f" line 2 (ADU-01): as_at '05/20/2015' has the month first. {ISO}",
    ),
    "a year of two digits": (
        edited("2015-05-20", "20/05/15"),
        f" line 2 (ADU-01): as_at '20/05/15' has a year of two digits. {ISO}",
    ),
    "a spreadsheet's number for a day": (
        edited("2015-05-20", "42144"),
        f" line 2 (ADU-01): as_at '42144' is a spreadsheet's number for a day, not a date. {ISO}",
    ),
    "a day after the period": (
        edited("2015-05-20", "2015-06-01"),
        " line 2 (ADU-01): as_at '2015-06-01' is after 31 May 2015, the end of the file's period. "
        + CORRECT,
    ),
    "a day long ago": (
        edited("2015-05-20", "1900-01-01"),
        f" line 2 (ADU-01): as_at '1900-01-01' is before 1950-01-01. {CORRECT}",
    ),
}
SHAPE_CASES = {
    "a cell too few": (
        edited("CHI-02,Routes,", "CHI-02,"),
        " line 6: has 12 cells where the header has 13. Put back the cells it lost.",
    ),
    "a comma not quoted": (
        edited('"One, two"', "One, two"),
        " line 2: has 14 cells where the header has 13. "
        "Put quotation marks around a cell that holds a comma.",
    ),
    "a quotation mark never closed": (
        edited('start"', "start"),
        f" line 4: begins a quoted cell that is never closed. {QUOTES}",
    ),
    "a quotation mark inside a quoted cell": (
        edited('"One, two"', '"One" two'),
        f" line 2: has a quotation mark out of place, or one that is never closed. {QUOTES}",
    ),
    "a cell beyond all measure": (
        edited("Weekly", "x" * 140_000),
        " line 2: has a cell of more than 131,072 characters, or a quotation mark that is never "
        f"closed. {QUOTES}",
    ),
    "an empty line between rows": (
        edited("ADU-02", "\nADU-02"),
        " line 3: is a blank row between rows. Delete the row, or fill in what it lost.",
    ),
    "a row of commas between rows": (
        edited("ADU-02", f"{',' * 12}\nADU-02"),
        " line 3: is a blank row between rows. Delete the row, or fill in what it lost.",
    ),
    "a header and nothing more": (
        f"{HEADER}\n\n",
        " line 1: has a header and no rows. Ask for the extract again.",
    ),
    "a header moved down by sorting": (
        "\n".join([CENTRES, HEADER, ADULTS]),
        " line 1: is a row above the column names. Put the column names above every row.",
    ),
    "no row of the right shape": (
        f"{HEADER}\nADU-01,Home care\nTotal,5\n",
        " line 2: has 2 cells where the header has 13. Put back the cells it lost.",
        " line 3: has 2 cells where the header has 13. Put back the cells it lost.",
    ),
    "a row lost above a total": (
        f"{HEADER}\n{CENTRES}\nADU-03,x\nTotal,,,,900000,,,,,,,,\n",
        " line 3: has 2 cells where the header has 13. Put back the cells it lost.",
    ),
    "rows without end": (
        GOOD + "\n" * 100_000,
        ": has more than 100,000 rows. Check it is the right extract.",
    ),
    "an empty file": ("", f": is empty. {ASK_AGAIN}"),
    "a byte order mark alone": (b"\xef\xbb\xbf", f": is empty. {ASK_AGAIN}"),
    "a file of spaces": (" \n\t\n", f": is empty. {ASK_AGAIN}"),
}
TOTAL_AND_HEADING_CASES = {
    "a total that is not the sum": (
        f"{GOOD}Total,,,,2590000.50,1110000,,61,,,,,\n",
        " line 7: posts '61' is the file's own total, but its rows add up to 60. "
        "Find the row that is missing, doubled or changed since the total was made.",
    ),
    "subtotals among the rows": (
        edited("CHI-01", "Adults total,,,,2000000,1100000,,52,,,,,\nCHI-01"),
        " line 4: scheme_ref 'Adults total' is a total among the rows, which would count them "
        "twice. Save the extract without its subtotals.",
    ),
    "a total of nothing": (
        f"{HEADER}\nTotal,,,,1,1,,,,,,,\n",
        f": has a total and no rows for it. {ASK_AGAIN}",
    ),
    "a heading of another year": (
        f"2014/15 Actual Expenditure as at 31 May 2015\n{GOOD}",
        " line 1: '2014/15 Actual Expenditure as at 31 May 2015' names the financial year "
        f"2014/15, but the position at 31 May 2015 is in 2015/16. {HEADING}",
    ),
    "a heading of another day": (
        f"Savings 2015/16 as at 30 April 2015\n{GOOD}",
        " line 1: 'Savings 2015/16 as at 30 April 2015' names another day than 31 May 2015, "
        f"the file's. {HEADING}",
    ),
}
ENCODING_CASES = {
    "code page 437": (
        edited("Weekly", "Weekly £5").encode("cp437"),
        " line 2: is in neither UTF-8 nor Windows-1252 (in the latter it would hold 'œ'). " + UTF8,
    ),
    "Mac Roman": (
        edited("Weekly", "‘Weekly’").encode("mac_roman"),
        " line 2: is in neither UTF-8 nor Windows-1252 (in the latter it would hold 'Ô'). " + UTF8,
    ),
    "bytes of no encoding": (
        GOOD.encode().replace(b"Weekly", b"We\x81kly"),
        " line 2: is in neither UTF-8 nor Windows-1252 (in the latter it would hold bytes that "
        f"mean nothing). {UTF8}",
    ),
    "UTF-16": (GOOD.encode("utf-16"), f": is in UTF-16 or UTF-32, not UTF-8. {UTF8}"),
    "UTF-16 without its mark": (
        GOOD.encode("utf-16-le"),
        f": is in UTF-16 or UTF-32, not UTF-8. {UTF8}",
    ),
    "UTF-32": (GOOD.encode("utf-32"), f": is in UTF-16 or UTF-32, not UTF-8. {UTF8}"),
    "text encoded twice": (
        edited("Weekly", "Weekly £5".encode().decode("cp1252")),
        " line 2: holds 'Â£', which is text spoilt by a wrong encoding. "
        "Take the extract again and save it as 'CSV UTF-8'.",
    ),
    "a replacement character": (
        edited("Weekly", "Weekly \ufffd5"),
        " line 2: holds '\ufffd', which is text spoilt by a wrong encoding. "
        "Take the extract again and save it as 'CSV UTF-8'.",
    ),
    "a NUL byte": (
        edited("Weekly", "Week\0ly"),
        " line 2: holds the control character U+0000. Take the extract again.",
    ),
    "two kinds of control character": (
        edited("Weekly", "Week\aly").replace("start", "st\x1bart"),
        " line 2: holds the control character U+0007. Take the extract again.",
        " line 5: holds the control character U+001B. Take the extract again.",
    ),
    "a workbook": (
        b"PK\x03\x04" + bytes(40),
        f": is a workbook or a zip file, not a CSV file. {UTF8}",
    ),
    "an old workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        f": is an old Excel workbook, not a CSV file. {UTF8}",
    ),
    "a PDF": (b"%PDF-1.4\n%\xe2\xe3", f": is a PDF, not a CSV file. {UTF8}"),
}
SEVERAL_CASES = {
    "faults of every kind at once": (
        edited("amber", "Amberish")
        .replace("1200000", "tbc")
        .replace("ADU-02", "ADU-01")
        .replace("2015-04-30", "31/02/2015")
        .replace("CHI-02,Routes,", "CHI-02,")
        .replace("posts", "jobs"),
        " line 1: posts is missing from the header. " + COLUMNS,
        f" line 1: 'jobs' is not a column of the contract. {COLUMNS}",
        f" line 2 (ADU-01): target_gbp 'tbc' is not a number. {DIGITS}",
        f" line 2 (ADU-01): status 'Amberish' is not one of blue, green, amber, red. {CORRECT}",
        " line 3: scheme_ref 'ADU-01' stands on an earlier row as well. "
        "Delete one of the rows, or give each its own key.",
        f" line 4 (CHI-01): as_at '31/02/2015' is not a day in the calendar. {ISO}",
        " line 6: has 12 cells where the header has 13. Put back the cells it lost.",
    ),
    "a fault in a row and a rule broken in another": (
        edited("Campaign", "").replace("2015-05-20", "soon").replace("Weekly", ""),
        f" line 2 (ADU-01): as_at 'soon' is not a date. {ISO}",
        f" line 4 (CHI-01): mitigation is missing where status is red. {CORRECT}",
    ),
    "the key column missing": (
        without_column(0).replace("amber", "Amberish"),
        f" line 1: scheme_ref is missing from the header. {COLUMNS}",
        f" line 2: status 'Amberish' is not one of blue, green, amber, red. {CORRECT}",
    ),
}
CASES = (
    COLUMN_CASES
    | KEY_AND_CODE_CASES
    | NUMBER_CASES
    | DAY_CASES
    | SHAPE_CASES
    | TOTAL_AND_HEADING_CASES
    | ENCODING_CASES
    | SEVERAL_CASES
)


@pytest.mark.parametrize("case", CASES)
def test_a_broken_file_has_exactly_its_faults(sample, case):
    content, *expected = CASES[case]
    sample.write(content)
    assert sample.faults() == [FILE + fault for fault in expected]


def test_the_good_file_has_no_fault(sample):
    assert sample.faults() == []


def test_a_huge_file_is_refused_before_it_is_read(sample):
    with pytest.raises(InputFaults) as raised:
        read_extract(sample.folder, SCHEMES, MAY, size_limit_bytes=100)
    size = len(GOOD.encode())
    assert [str(fault) for fault in raised.value.faults] == [
        f"{FILE}: has {size} bytes, more than the 100 that are read. "
        "Check that it is the right extract; it should hold one table for one period."
    ]


def test_of_many_faults_alike_the_first_twenty_are_listed(sample):
    rows = [
        CENTRES.replace("ADU-02", f"ADU-{i:02}").replace("800000,800000", f"x{i},0")
        for i in range(90)
    ]
    sample.write("\n".join([HEADER, *rows]))
    faults = sample.faults()
    assert len(faults) == 21
    assert faults[0] == f"{FILE}: target_gbp has 70 more faults like those listed. {DIGITS}"
    assert faults[20] == f"{FILE} line 21 (ADU-19): target_gbp 'x19' is not a number. {DIGITS}"
