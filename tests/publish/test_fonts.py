import base64
import io

import pytest
from fontTools.ttLib import TTFont

from analysis.publish.fonts import (
    _cut_down,
    _everyday,
    _font_bytes,
    shown,
    typst_fonts,
    web_font,
    width_pt,
)


def decoded(address):
    head, data = address.split(",")
    assert head == "data:font/woff;base64"
    return TTFont(io.BytesIO(base64.b64decode(data)))


def test_the_web_font_holds_the_characters_of_the_page_and_few_others():
    characters = decoded(web_font(["Łódź"], weight="Regular")).getBestCmap()
    assert {ord(letter) for letter in "Łódź£−a9"} <= set(characters)
    assert ord("ß") not in characters


def test_the_web_font_does_not_depend_on_the_order_or_number_of_texts():
    assert web_font(["ab", "é"], weight="Bold") == web_font(["é", "a", "b"], weight="Bold")


def test_letters_the_typeface_lacks_are_spelled_out():
    assert shown("a\u0627b😀") == "a[U+0627]b[U+1F600]"


def test_no_text_is_narrower_in_bold():
    for text in ("Directorate", "1,234.5", "£m"):
        assert width_pt(text, weight="Bold") > width_pt(text)


def test_only_four_fonts_are_offered_each_once():
    fonts = [(font.family, font.style, font.weight) for font in typst_fonts().fonts()]
    assert sorted(fonts) == [
        ("Source Sans Pro", "italic", 400),
        ("Source Sans Pro", "italic", 700),
        ("Source Sans Pro", "normal", 400),
        ("Source Sans Pro", "normal", 700),
    ]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_cutting_out_of_the_everyday_characters_gives_the_same_font(weight):
    characters = "".join(sorted("Łódź £1,234 −5% ½ “x” ≥"))
    whole = _cut_down(_font_bytes(weight), characters, flavor="woff")
    assert _cut_down(_everyday(weight), characters, flavor="woff") == whole


def test_a_letter_beyond_the_everyday_ones_is_held_too():
    assert ord("Ω") in decoded(web_font(["Ω"], weight="Regular")).getBestCmap()
