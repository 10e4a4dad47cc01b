"""What the notebook says of the sample is what the Council was told on 17 September 2015.

The notebook's own cells are run here, without a kernel, so that it is they that are held to it.
"""

import ast
import json
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NOTEBOOK = json.loads((ROOT / "notebooks" / "summary.ipynb").read_text(encoding="utf-8"))
PACKS = [tomllib.loads(path.read_text("utf-8")) for path in sorted(ROOT.glob("packs/*.toml"))]


def run(**parameters):
    """The objects that the notebook's cells show, by cell, and all names at the end."""
    names, shown = {}, {}
    for cell in NOTEBOOK["cells"]:
        if cell["cell_type"] != "code":
            continue
        *statements, last = ast.parse("".join(cell["source"])).body
        is_shown = isinstance(last, ast.Expr)
        rest = ast.Module(statements if is_shown else [*statements, last], type_ignores=[])
        exec(compile(rest, cell["id"], "exec"), names)
        if is_shown:
            shown[cell["id"]] = eval(compile(ast.Expression(last.value), cell["id"], "eval"), names)
        if "parameters" in cell["metadata"].get("tags", []):
            names |= {"data_folder": str(ROOT / "data")} | parameters
    return shown, names


@pytest.fixture(scope="module")
def ran():
    return run()


@pytest.fixture(scope="module")
def sentences(ran):
    """The sentence of each topic, by the topic's name."""
    return ran[1]["said"]


@pytest.mark.parametrize(
    ("topic", "phrases"),
    [
        (
            "risk_registers",
            [
                "Most of the 23 risks have stayed at the same level",
                "three have reduced",
                "one has increased: Children's Social Care delivering savings",
            ],
        ),
        (
            "scorecard_results",
            [
                "In Quarter 4 2014/15, 19 of 47 indicators are green and 12 red",
                "against 17 and 12 in Quarter 3 2014/15",
                "Three are red and deteriorated, two are green and improved",
            ],
        ),
        (
            "savings_delivery",
            [
                "At 31 May 2015, £17.3m of the £27.2m target for 2015/16 has been delivered or is "
                "confirmed as on target",
                "most of the other £9.9m is Amber",
                "From 2010/11 to 31 March 2015, £98.6m was saved",
                "to £125.8m, over the aim of £125.0m, if none of it is counted already",
            ],
        ),
        (
            "budget_pressure",
            [
                "a pressure of £5.5m or 1.7% of the cash limit of £326.0m",
                "the largest is looked-after placements in Children's Services",
            ],
        ),
        (
            "capital_spend_rate",
            [
                "The capital budget for 2015/16 is £174.9m after rolling forward £28.3m",
                "At 31 May 2015, £2.1m or 1.2% of it had been spent",
            ],
        ),
        (
            "statutory_accounts",
            [
                "Grant Thornton, the external auditor, has indicated that it will give an "
                "unqualified opinion on the 2014/15 financial statements, subject to no matters "
                "arising from the public inspection period",
            ],
        ),
        (
            "public_health_grant",
            [
                "A saving of £3.3m is likely to be necessary in 2015/16",
                "met from Public Health reserves, which savings in 2016/17 and 2017/18 repay",
            ],
        ),
        ("school_places", ["The Cabinet agreed to option 2: Somers Park to 3FE on 16 July 2015"]),
        ("action_plan", ["24 actions"]),
        ("cabinet_decisions", ["Five of six tasks are outstanding at 31 August 2015"]),
    ],
)
def test_a_sentence_has_what_was_published(sentences, topic, phrases):
    assert [phrase for phrase in phrases if phrase not in sentences[topic]] == []


def test_the_brief_s_order_comes_first(sentences):
    assert list(sentences)[:6] == [
        "risk_registers",
        "scorecard_results",
        "savings_delivery",
        "budget_pressure",
        "capital_spend_rate",
        "statutory_accounts",
    ]


def test_every_sentence_is_on_the_page_with_its_appendix(ran, sentences):
    shown, names = ran
    paragraphs = shown["position"].paragraphs
    assert len(paragraphs) == len(sentences) == len(names["topics"])
    for topic, said in sentences.items():
        letter = names["topics"].set_index("topic").loc[topic, "letter"]
        assert any(f"(Appendix {letter}): {said}" in paragraph for paragraph in paragraphs)


def test_the_five_traps_are_cautioned(ran):
    cautions = ran[0]["cautions"].paragraphs
    phrases = [
        ("£98.6m is counted up to 31 March 2015", "held this year's £17.3m", "only to £108.5m"),
        (
            *("a pressure of £5.5m", "£9.2m over", "social care alone has a pressure of £5.8m"),
            "which includes the £4.0m for looked-after placements",
        ),
        ("1.2% spent at 31 May 2015", "too early to judge the year", "last year's bills"),
        ("paragraph 17 names 2014/15, but 31 May 2015 is in 2015/16",),
        ("£3.3m is held as it was given", "not worked out from the national cut of 6.2%"),
    ]
    assert len(cautions) == len(phrases)
    for caution, parts in zip(cautions, phrases, strict=True):
        assert [part for part in parts if part not in caution] == []


def test_what_needs_attention_follows_the_rule_on_the_sample(ran):
    pressing = ran[1]["pressing"]
    assert pressing["topic"].to_list() == [
        "budget_pressure",
        "savings_delivery",
        "scorecard_results",
    ]
    assert pressing["movement"].to_list() == ["worse", "better", "no change"]
    assert pressing["at_stake_gbp"].to_list()[0] == pytest.approx(5_500_000, abs=50_000)
    first = ran[0]["attention"].paragraphs[0]
    assert "1.7%, up 0.3 percentage points" in first
    assert first.endswith("At stake: £5.5m. Owner: Chief Financial Officer.")


def test_what_became_worse_without_being_among_the_first_is_named(ran):
    assert ran[0]["also-worse"].as_text() == (
        "Also became worse: Capital programme (Appendix C), Green; School places (Appendix G), "
        "Green; Child sexual exploitation (Appendix H), Amber."
    )


def test_every_date_that_is_not_the_report_s_is_listed(ran):
    said = ran[0]["dates"].as_text()
    assert "public health proposals 31 August 2015 (31 July 2015)" in said
    others = {name for name in ran[1] if name.endswith("_period")}
    assert said.count("(") == len(others) == 6


def test_every_topic_is_rated_and_compared(ran, sentences):
    stated = ran[1]["stated"].set_index("topic")
    assert set(stated.index) == set(sentences)
    assert stated["rating"].ne("no status").all()
    assert stated["movement"].ne("not comparable").all()
    assert stated.loc["scorecard_results", ["now", "before"]].to_list() == [12, 12]
    assert stated.loc["risk_registers", ["now", "before"]].to_list() == [5, 6]
    assert round(stated.loc["budget_pressure", "now"] * 100, 1) == 1.7


def test_the_same_report_twice_has_nothing_worse_or_better(ran):
    periods = {
        name: value
        for name, value in ran[1].items()
        if name == "period" or name.endswith("_period")
    }
    same = {name.replace("period", "comparison"): value for name, value in periods.items()}
    shown, names = run(**same)
    assert set(names["stated"]["movement"]) == {"no change"}
    assert "10 did not change" in shown["headline"].as_text()


def letters_of(text):
    return dict(part.strip().split(": ") for part in text.split(","))


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack["title"])
def test_the_letters_are_those_of_the_pack(pack, ran):
    entries = {entry["topic"]: entry for entry in pack["appendix"]}
    if "summary" not in entries:
        pytest.skip("a pack without a summary")
    given = entries["summary"]["parameters"]["letters"]
    in_pack = {topic: entry["letter"] for topic, entry in entries.items() if topic != "summary"}
    assert letters_of(given) == in_pack
    assert letters_of(ran[1]["letters"]) == in_pack


def test_the_pack_gives_the_summary_what_it_gives_the_appendices():
    """Dates and assumptions that both have are the same, or their figures would not agree."""
    pairs = {
        ("scorecard", "scorecard_results"),
        ("risks", "risk_registers"),
        ("places", "school_places"),
        ("accounts", "statutory_accounts"),
        ("decisions", "cabinet_decisions"),
    }
    for pack in PACKS:
        entries = {entry["topic"]: entry for entry in pack["appendix"]}
        if "summary" not in entries:
            continue
        given = entries["summary"]["parameters"]
        for name, topic in pairs:
            for which in ("period", "comparison"):
                assert given[f"{name}_{which}"] == entries[topic][which], topic
        assumed = {
            "aim_gbp": ("savings_delivery", "aim_gbp"),
            "repaid_first_year_gbp": ("public_health_grant", "repaid_first_year_gbp"),
            "places_mitigated_share": ("school_places", "mitigated_share"),
            "soon_days": ("cabinet_decisions", "soon_days"),
            "proposals_period": ("public_health_grant", "proposals_period"),
            "proposals_comparison": ("public_health_grant", "proposals_comparison"),
        }
        for own, (topic, theirs) in assumed.items():
            assert given[own] == entries[topic]["parameters"][theirs], topic
