from __future__ import annotations

from analysis.run.page_text import blocks_of


def test_a_block_stands_under_the_heading_before_it():
    page = "<p>First.</p><h1>Savings</h1><p>Under it.</p><h2>Of <em>which</em></h2><li>Below.</li>"
    assert blocks_of(page) == [
        ("top of the page", "First."),
        ("Savings", "Savings"),
        ("Savings", "Under it."),
        ("Of which", "Of which"),
        ("Of which", "Below."),
    ]


def test_style_and_script_say_nothing():
    assert blocks_of("<style>p { }</style><script>a < b</script><p>Said.</p>") == [
        ("top of the page", "Said.")
    ]


def test_a_row_of_a_table_is_one_block():
    rows = "<tr><th>Red</th><td><span>5</span></td></tr>\n<tr><th>Amber</th>\n<td>16</td></tr>"
    assert blocks_of(f"<table>{rows}</table>") == [
        ("top of the page", "Red | 5"),
        ("top of the page", "Amber | 16"),
    ]


def test_what_a_picture_shows_is_said_in_words():
    page = '<p>Before</p><img src="a.png" alt="Up &pound;3m."><svg><text>2015</text></svg>after'
    assert [text for _, text in blocks_of(page)] == ["Before", "Up £3m.", "2015", "after"]
