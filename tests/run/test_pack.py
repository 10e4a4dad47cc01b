from __future__ import annotations

import datetime

import pytest

from analysis.errors import PackError, PeriodError
from analysis.run.pack import read_pack

from .checkout import PACK, entry


@pytest.fixture
def faults_of(checkout):
    """The faults of a pack file, each without the file's name in front."""
    checkout.notebook("first")
    checkout.notebook("second")

    def faults(*entries, head=None):
        checkout.pack(*entries, **({} if head is None else {"head": head}))
        with pytest.raises(PackError) as refused:
            read_pack(checkout.project, "cabinet")
        lines = str(refused.value).splitlines()
        assert all(line.startswith("packs/cabinet.toml: ") for line in lines)
        return [line.removeprefix("packs/cabinet.toml: ") for line in lines]

    return faults


def test_a_pack_is_read(checkout):
    checkout.notebook("first")
    checkout.pack(entry("A", "first"))
    pack = read_pack(checkout.project, "cabinet")
    assert (pack.name, pack.meeting, pack.draft) == ("cabinet", datetime.date(2015, 7, 16), True)
    assert pack.parameters == {"directorate": "all", "materiality_gbp": 250_000}
    assert [(each.letter, each.topic) for each in pack.appendix] == [("A", "first")]


def test_unknown_keys_are_named_with_their_place_and_the_nearest_key(faults_of):
    faults = faults_of(entry("A", "first", "titel = 'x'"), head='colour = "red"\nmeting = 1\n')
    assert "appendix 1, key 'titel' is not known. Did you mean 'title'?" in faults
    assert "key 'meting' is not known. Did you mean 'meeting'?" in faults
    assert "key 'colour' is not known. Did you mean 'council'?" not in faults


def test_every_fault_of_a_file_is_listed_at_once(faults_of):
    head = 'council = ""\ncommittee = 5\nmeeting = "16 July"\nperiod = "2015-13"\ndraft = "yes"\n'
    assert faults_of(entry("a", "First Topic"), entry("A", "first"), head=head) == [
        "key 'council' is empty.",
        "key 'committee' is not text; put it in quotes.",
        "key 'meeting' is not a date; write it without quotes, as in 2015-07-16.",
        "key 'title' is missing.",
        "key 'period': '2015-13' is not a month. Write the year and month, as in 2015-05.",
        "key 'draft' is neither true nor false.",
        "appendix 1, key 'letter' 'a' is not one capital letter.",
        "appendix 1, key 'topic' 'First Topic' is not a notebook's name.",
        "topic 'First Topic' has no notebook notebooks/First Topic.ipynb.",
    ]


def test_letters_and_topics_used_twice_are_faults(faults_of):
    entries = (entry("A", "first"), entry("A", "second"), entry("B", "second"))
    assert faults_of(*entries) == [
        "letter 'A' is used by 2 appendices. Give each its own.",
        "topic 'second' is used by 2 appendices. Give each its own.",
    ]


def test_a_missing_notebook_is_named_with_the_nearest_one(faults_of):
    assert faults_of(entry("A", "frist")) == [
        "topic 'frist' has no notebook notebooks/frist.ipynb. Did you mean 'first'?"
    ]


def test_a_topic_cannot_lead_out_of_the_notebooks_folder(faults_of):
    assert "appendix 1, key 'topic' '../first' is not a notebook's name." in faults_of(
        entry("A", "../first")
    )


def test_a_pack_without_appendices_is_refused(faults_of):
    assert faults_of() == ["key 'appendix' is missing."]
    assert faults_of(head="appendix = 1")[-1] == (
        "key 'appendix' is not a list; head each appendix with [[appendix]]."
    )


def test_a_bad_period_of_an_appendix_is_a_fault(faults_of):
    assert faults_of(entry("A", "first", 'comparison = "2014-15-q5"')) == [
        "appendix 1, key 'comparison': '2014-15-q5' is not a quarter. Write it as in 2014-15-q4."
    ]


def test_a_period_among_the_parameters_is_a_fault(faults_of):
    own = ("[appendix.parameters]", 'period = "2015-04"')
    assert faults_of(entry("A", "first", *own)) == [
        "appendix 1, key 'parameters': period and comparison stand above this table, not in it."
    ]


def test_the_packs_name_is_its_files_name(faults_of):
    assert faults_of(entry("A", "first"), head='name = "other"')[0] == (
        "key 'name' is not needed; the pack is called cabinet, as its file."
    )


def test_what_is_not_toml_names_the_place(faults_of):
    (fault,) = faults_of(head="council = Worcestershire")
    assert fault == ("is not TOML: Invalid value (at line 1, column 11). Correct that place.")


def test_an_unknown_pack_lists_those_there_are(checkout):
    checkout.pack()
    with pytest.raises(PackError) as refused:
        read_pack(checkout.project, "cabinte")
    assert str(refused.value) == (
        "There is no pack 'cabinte' in packs/. Did you mean 'cabinet'? Packs: cabinet."
    )


class TestSchedule:
    @pytest.fixture
    def pack(self, checkout):
        def read(*lines):
            checkout.notebook("first")
            checkout.pack(entry("A", "first"), head="\n".join([PACK, *lines]))
            return read_pack(checkout.project, "cabinet")

        return read

    def test_a_pack_has_none_unless_its_file_says_so(self, pack):
        assert pack().schedule is None

    def test_what_is_not_said_is_five_clear_days_and_the_evening_before(self, pack):
        made = pack("[schedule]").schedule
        assert (made.clear_days, made.working_days_before, made.hour) == (5, 1, 18)

    def test_it_is_no_part_of_what_the_pages_say(self, pack):
        assert "schedule" not in pack("[schedule]").model_dump()

    @pytest.mark.parametrize(
        ("line", "fault"),
        [
            ("clear_days = 4", "schedule, key 'clear_days' is less than 5."),
            ("hour = 24", "schedule, key 'hour' is more than 23."),
            ("hour = 18:00:00", "schedule, key 'hour' is not a whole number."),
            ("working_days_before = -1", "schedule, key 'working_days_before' is less than 0."),
            ("hours = 18", "schedule, key 'hours' is not known. Did you mean 'hour'?"),
        ],
    )
    def test_an_entry_that_cannot_be_is_a_fault(self, pack, line, fault):
        with pytest.raises(PackError) as refused:
            pack("[schedule]", line)
        assert str(refused.value) == f"packs/cabinet.toml: {fault}"


def test_a_pack_needs_no_meeting_of_its_own(checkout):
    checkout.notebook("first")
    checkout.pack(entry("A", "first"), head=PACK.replace("meeting = 2015-07-16\n", ""))
    assert read_pack(checkout.project, "cabinet").meeting is None


class TestPeriods:
    @pytest.fixture
    def pack(self, checkout):
        checkout.notebook("first")
        checkout.notebook("second")
        own = ('period = "2014-15-q4"',)
        checkout.pack(entry("A", "first"), entry("B", "second", *own))
        return read_pack(checkout.project, "cabinet")

    def test_an_appendix_takes_the_packs_period_unless_it_has_its_own(self, pack):
        first, second = pack.appendix
        assert pack.periods_of(first) == {"period": "2015-05", "comparison": "2015-04"}
        assert pack.periods_of(second) == {"period": "2014-15-q4", "comparison": "2014-15-q3"}

    def test_another_period_moves_the_packs_own_and_leaves_the_others(self, pack):
        first, second = pack.appendix
        moved = pack.at("2015-04")
        assert moved.periods_of(first) == {"period": "2015-04", "comparison": "2015-03"}
        assert moved.periods_of(second) == pack.periods_of(second)

    def test_a_written_comparison_holds_for_the_written_period_alone(self, pack):
        compared = pack.model_copy(update={"comparison": "2014-05"})
        first, second = pack.appendix
        assert compared.periods_of(first)["comparison"] == "2014-05"
        assert compared.periods_of(second)["comparison"] == "2014-15-q3"
        assert compared.at("2015-06").periods_of(first)["comparison"] == "2015-05"

    def test_another_periods_meeting_is_not_known(self, pack):
        assert pack.at("2015-06").meeting is None
        assert pack.at("2015-05").meeting == datetime.date(2015, 7, 16)

    def test_a_meeting_that_is_given_is_the_packs_at_any_period(self, pack):
        day = datetime.date(2015, 9, 24)
        assert pack.at("2015-07", meeting=day).meeting == day
        assert pack.at("2015-05", meeting=day).meeting == day

    def test_a_period_that_is_none_is_refused(self, pack):
        with pytest.raises(PeriodError, match=r"'May' is not a month"):
            pack.at("May")


def test_a_part_of_a_pack_keeps_its_order_and_refuses_what_it_does_not_have(checkout):
    for topic in ("first", "second"):
        checkout.notebook(topic)
    checkout.pack(entry("A", "first"), entry("B", "second"))
    pack = read_pack(checkout.project, "cabinet")
    assert [each.letter for each in pack.with_only(["second", "first"]).appendix] == ["A", "B"]
    assert [each.letter for each in pack.with_only(["second"]).appendix] == ["B"]
    with pytest.raises(PackError) as refused:
        pack.with_only(["frist", "third"])
    assert str(refused.value).splitlines() == [
        "Pack cabinet has no topic 'frist'. Did you mean 'first'? Topics: first, second.",
        "Pack cabinet has no topic 'third'. Topics: first, second.",
    ]


def test_an_entry_stands_for_an_appendix_for_each_value(checkout):
    checkout.notebook("first")
    split = """for_each = { directorate = ["Adults", "Children's Services"] }"""
    checkout.pack(entry("B", "first", split, "[appendix.parameters]", "aim_gbp = 5"))
    [made] = read_pack(checkout.project, "cabinet").appendix
    assert [(each.name, each.letter, each.title) for each in made.versions()] == [
        ("first-adults", "B1", "The first, Adults"),
        ("first-childrens_services", "B2", "The first, Children's Services"),
    ]
    assert [each.parameters for each in made.versions()] == [
        {"aim_gbp": 5, "directorate": "Adults"},
        {"aim_gbp": 5, "directorate": "Children's Services"},
    ]


@pytest.mark.parametrize(
    ("split", "fault"),
    [
        (
            """{ directorate = ["Children's", "CHILDRENS"] }""",
            "key 'directorate': \"Children's\" and 'CHILDRENS' would make files of the same name.",
        ),
        (
            '{ directorate = ["A"], ward = ["B"] }',
            "key 'for_each': names one parameter and its values: "
            '{ directorate = ["...", "..."] }',
        ),
        (
            '{ period = ["2015-04", "2015-05"] }',
            "key 'for_each': names one parameter and its values: "
            '{ directorate = ["...", "..."] }',
        ),
        ("{ directorate = [] }", "key 'directorate' has no entry."),
        ('{ directorate = "A" }', "key 'directorate' is not a list; write the values in [ ]."),
        ('{ directorate = ["A", ""] }', "entry 2 of directorate is empty."),
    ],
)
def test_an_entry_that_cannot_be_parted(faults_of, split, fault):
    assert faults_of(entry("A", "first", f"for_each = {split}")) == [f"appendix 1, {fault}"]
