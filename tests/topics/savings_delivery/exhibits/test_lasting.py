"""What lasts, in words that follow the sign."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.savings_delivery import exhibits


def effects(one_off_gbp: float, change_gbp: float) -> pd.DataFrame:
    row = {
        "kind": "Total",
        "recurring_gbp": 10e6 - one_off_gbp,
        "one_off_gbp": one_off_gbp,
        "target_gbp": 10e6,
        "secure_share": 0.6,
        "full_year_effect_gbp": 10e6 + change_gbp,
        "full_year_change_gbp": change_gbp,
    }
    return pd.DataFrame([row])


@pytest.mark.parametrize(
    ("one_off_gbp", "change_gbp", "words"),
    [
        (2e6, 1e6, "£2.0m is one-off and has to be found again next year"),
        (0.0, 1e6, "All of the £10.0m target comes again each year."),
        (2e6, 1e6, "worth £11.0m, £1.0m more than this year's target"),
        (2e6, -1e6, "worth £9.0m, £1.0m less than this year's target"),
        (2e6, 0.0, "worth £10.0m, the same as this year's target"),
    ],
)
def test_the_words_follow_the_amounts(one_off_gbp, change_gbp, words):
    assert words in exhibits.say_lasting(effects(one_off_gbp, change_gbp)).as_text()


def test_the_table_has_the_full_year_with_its_sign():
    table = exhibits.tabulate_lasting(effects(2e6, -1e6), now=Period.parse("2015-05"), source="S.")
    assert table.as_text().splitlines()[2] == "Total | 8.0 | 2.0 | 10.0 | 60.0 | 9.0 | −1.0"
