"""nbformat is loaded without the grammars of web addresses, and nothing else is kept from them."""

from __future__ import annotations

import subprocess
import sys

SAYS = """\
import sys
from analysis.run.quick_nbformat import nbformat
print("lark" in sys.modules, "rfc3987_syntax" in sys.modules)
nbformat.validate(nbformat.v4.new_notebook())
import rfc3987_syntax
print("lark" in sys.modules)"""


def test_the_slow_library_is_passed_over_and_free_afterwards():
    done = subprocess.run([sys.executable, "-c", SAYS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "True"]
