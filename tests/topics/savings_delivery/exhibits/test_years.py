"""Earlier years in words: counted twice or not, and what they left short."""

import pandas as pd

from analysis.topics.savings_delivery import exhibits, measures


def test_counting_twice_is_told_with_the_total_it_would_leave():
    cumulative = pd.DataFrame({"total_gbp": [98.6e6, 115.9e6, 122.4e6, 125.8e6, 108.5e6]})
    history = pd.DataFrame({"counted_to": pd.to_datetime(["2014-03-31", "2015-03-31"])})
    said = exhibits.say_counted_to(
        cumulative, council=pd.Series({"secure_gbp": 17.3e6}), history=history, aim_gbp=125e6
    ).as_text()
    assert said.startswith("We take the £98.6m as counted to 31 March 2015.")
    assert "to £125.8m, over the aim of £125.0m" in said
    assert (
        "it already includes this year's £17.3m, the total would be only £108.5m, not over" in said
    )


BY_YEAR = measures.savings_by_year(
    pd.DataFrame(
        {
            "financial_year": ["2012/13", "2013/14", "2014/15"],
            "target_gbp": [22e6, 23e6, None],
            "delivered_gbp": [20e6, 21e6, 29e6],
        }
    ),
    programme=pd.Series({"target_gbp": 27.2e6}),
    financial_year="2015/16",
)


def test_earlier_shortfalls_are_kept_apart_from_this_year_s_target():
    said = exhibits.say_brought_forward(BY_YEAR, brought_forward_gbp=4e6).as_text()
    assert said.startswith(
        "The two earlier years whose targets are known together fell £4.0m short."
    )
    assert "not part of the £27.2m target for 2015/16" in said
    assert "the most that can still be outstanding" in said


def test_one_known_year_is_told_alone():
    said = exhibits.say_brought_forward(BY_YEAR.iloc[1:], brought_forward_gbp=2e6).as_text()
    assert said.startswith("The one earlier year whose target is known fell £2.0m short.")


def test_a_target_that_is_not_known_gives_no_shortfall_of_nought():
    table = exhibits.draw_years(BY_YEAR, source="S.").table
    assert table.as_text().splitlines()[4:] == [
        "2014/15 | delivered | [x] | 29.0 | [x]",
        "2015/16 | target | 27.2 | 27.2 | [z]",
    ]
    assert table.notes == (
        "The target of 2014/15 is not known: only what was saved was published.",
    )


def test_the_aim_is_told_with_where_it_is_published():
    cumulative = pd.DataFrame({"basis": ["All"], "total_gbp": [1e6], "against_aim_gbp": [-1e6]})
    table = exhibits.tabulate_cumulative(
        cumulative, aim_gbp=2e6, aim_source="Council papers", source="S."
    )
    assert table.notes == ("Aim: Council papers.",)


def test_no_earlier_shortfall_is_a_sentence():
    said = exhibits.say_brought_forward(BY_YEAR, brought_forward_gbp=0.0)
    assert said.as_text() == "No earlier year fell short of its target."
