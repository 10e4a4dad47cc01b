import pandas as pd
import pytest

from analysis.page import Column, KeyFigure, KeyFigures, Table
from analysis.page.palette import MARKS

from .frames import table


def test_cells_are_words_with_units_in_the_header_and_a_symbol_for_what_is_missing():
    structure = table().as_json()
    assert [column["label"] for column in structure["columns"]] == [
        "Directorate",
        "Budget (£m)",
        "Share (%)",
    ]
    assert structure["rows"] == [
        ["Adults", "11.0", "64.0"],
        ["Children", "7.2", "33.3"],
        ["Waste", "0.0", "[x]"],
    ]
    assert structure["symbols"] == ["[x] not available"]


def test_words_stand_left_and_numbers_right():
    assert [column["align"] for column in table().as_json()["columns"]] == [
        "left",
        "right",
        "right",
    ]


def test_the_csv_keeps_unrounded_values_and_leaves_no_cell_blank():
    assert table().csv().splitlines() == [
        "area,budget_gbp,share",
        "Adults,11000000,0.64",
        "Children,7249999,0.3333333333333333",
        "Waste,950,[x]",
    ]


def test_a_frame_without_rows_is_a_table_without_rows():
    empty = table(pd.DataFrame({"area": [], "budget_gbp": [], "share": []}))
    assert empty.as_json()["rows"] == []
    assert empty.csv() == "area,budget_gbp,share\n"


@pytest.mark.parametrize("word", list(MARKS))
def test_a_rating_is_word_shape_and_colour(word):
    column = Column.mark("status", "Rating")
    cell = column.cell(word)
    assert cell["text"].lower() == word
    assert (cell["shape"], cell["colour"]) == (MARKS[word].shape, MARKS[word].colour)


def test_a_rating_that_is_not_known_stays_a_word():
    assert Column.mark("status", "Rating").cell("Amberish") == "Amberish"


def test_a_title_leads_to_its_page_where_it_has_one():
    column = Column.page("title", "Topic", addresses={"Roads (A)": "roads.html"})
    assert column.cell("Roads (A)") == {"text": "Roads (A)", "address": "roads.html"}
    assert column.cell("Care") == "Care"
    assert column.cell(None) == "[x]"
    assert column.raw("Roads (A)") == "Roads (A)"


def test_no_two_ratings_share_both_shape_and_colour_or_both_shape_and_word():
    ratings = [MARKS[word] for word in ("blue", "green", "amber", "red", "no status")]
    assert len({mark.shape for mark in ratings}) == len(ratings)
    assert len({mark.colour for mark in ratings}) == len(ratings)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-2", "'-2"),
        ("@x", "'@x"),
        (" =1", "' =1"),
        ("\t=1", "' =1"),
        ("Waste", "Waste"),
    ],
)
def test_no_text_in_the_csv_is_a_formula(text, safe):
    frame = pd.DataFrame({"name": [text]})
    made = Table(frame, (Column.words("name", "Name"),), caption="C", name="n", source="S")
    assert made.csv().splitlines()[1].strip('"') == safe


def test_the_frame_is_left_as_it_was():
    frame = pd.DataFrame({"area": ["a"], "budget_gbp": [1.0], "share": [None]})
    before = frame.copy()
    table(frame).as_json()
    pd.testing.assert_frame_equal(frame, before)


def test_key_figures_are_a_table_of_now_before_and_change():
    structure = KeyFigures(
        (KeyFigure("Delivered", "£17.3m"),), now="31 May 2015", before="30 April 2015", source="S"
    ).as_json()
    assert structure["kind"] == "key_figures"
    assert structure["rows"] == [["Delivered", "£17.3m", "[x]", "[x]"]]
    assert [column["label"] for column in structure["columns"]] == [
        "Measure",
        "31 May 2015",
        "30 April 2015",
        "Change",
    ]


def test_a_key_figure_names_its_table_in_words_until_tables_have_numbers():
    figures = pd.DataFrame(
        {"now": [17.3e6, 3.0], "before": [16.1e6, 2.0], "change": [1.2e6, 1.0]},
        index=["secure_gbp", "red"],
    )
    shown = KeyFigures.compared(
        figures,
        labels={"secure_gbp": "Secure", "red": "Red"},
        now="31 May 2015",
        before="30 April 2015",
        source="S",
        tables={"secure_gbp": "savings_by_status"},
    )
    structure = shown.as_json()
    assert structure["columns"][-1]["label"] == "In detail"
    named = {"text": "Savings by status", "table": "savings_by_status"}
    assert [row[-1] for row in structure["rows"]] == [named, "[z]"]
    assert structure["csv"].splitlines()[1].endswith(",up £1.2m,savings_by_status")
    html = shown._repr_mimebundle_()["text/html"]
    assert "<span>Savings by status</span>" in html
    assert "<a " not in html
    assert "<svg" not in html


def test_a_total_that_rounding_parts_from_its_rows_says_so():
    def notes_of(*amounts: float) -> list[str]:
        frame = pd.DataFrame({"block": ["A", "B", "Total"], "spent_gbp": amounts})
        columns = (Column.words("block", "Block"), Column.millions("spent_gbp", "Spent"))
        table = Table(frame, columns, caption="C", name="n", source="S.", total=True)
        return table.as_json()["notes"]

    # 0.34 + 0.34 = 0.68: shown as 0.3, 0.3 and 0.7.
    assert notes_of(340_000, 340_000, 680_000) == [
        "Figures are rounded, so a column may differ from its total in the last digit."
    ]
    assert notes_of(300_000, 400_000, 700_000) == []


def test_a_rating_keeps_its_hatching_wherever_it_stands():
    hatches = [MARKS[name].hatch for name in ("blue", "green", "amber", "red", "no status")]
    assert len(set(hatches)) == 5
