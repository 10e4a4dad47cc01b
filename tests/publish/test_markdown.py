import pytest

from analysis.errors import PublishError
from analysis.publish.markdown import nodes_of, plain


def text(words):
    return {"kind": "text", "text": words}


def test_headings_paragraphs_and_nested_lists_keep_their_order():
    kinds = [node["kind"] for node in nodes_of("## A\n\nwords\n\n1. x\n   - y\n\nend")]
    assert kinds == ["heading", "paragraph", "list", "paragraph"]


def test_a_list_within_a_list_stands_in_its_item():
    [outer] = nodes_of("1. x\n   - y")
    assert outer["ordered"]
    paragraph, inner = outer["items"][0]
    assert (plain(paragraph["inlines"]), inner["ordered"]) == ("x", False)


def test_raw_markup_is_text():
    [inline, block] = nodes_of("a <b>c</b>\n\n<div onclick='x'>d</div>")
    assert plain(inline["inlines"]) == "a <b>c</b>"
    assert plain(block["inlines"]) == "<div onclick='x'>d</div>"


def test_marks_that_turn_the_reading_direction_are_spelled_out():
    [paragraph] = nodes_of("right\u202eleft and `code\u202e`")
    assert plain(paragraph["inlines"]) == "right[U+202E]left and code[U+202E]"


def test_a_link_keeps_its_words_and_address():
    [paragraph] = nodes_of("[the *guidance*](https://www.gov.uk/guidance)")
    [link] = paragraph["inlines"]
    assert (link["address"], plain(link["inlines"])) == (
        "https://www.gov.uk/guidance",
        "the guidance",
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "../docs/methods.md", "#here", "data:x"]
)
def test_a_link_that_a_published_page_cannot_follow_is_refused(address):
    with pytest.raises(PublishError, match="cannot be followed"):
        nodes_of(f"[x]({address})")


@pytest.mark.parametrize(
    ("markdown", "form"),
    [
        ("![x](y.png)", "image"),
        ("> said", "block quote"),
        ("```\ncode\n```", "block code"),
        ("---", "thematic break"),
    ],
)
def test_a_form_that_pages_do_not_have_is_refused_by_name(markdown, form):
    with pytest.raises(PublishError, match=f"a {form} has no form on a page"):
        nodes_of(markdown)
