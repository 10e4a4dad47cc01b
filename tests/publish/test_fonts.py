import base64
import io

from fontTools.ttLib import TTFont

from analysis.publish.fonts import shown, typst_fonts, web_font, width_pt


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
