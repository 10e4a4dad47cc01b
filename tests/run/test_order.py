"""Settings as they are written on the command line."""

from __future__ import annotations

import pytest

from analysis.errors import ParameterError
from analysis.run.order import read_settings


@pytest.mark.parametrize(
    "text", ["first", "first.directorate", "directorate=x", ".a=1", "first.=1"]
)
def test_a_setting_in_another_form_is_refused(text):
    with pytest.raises(ParameterError, match=r"is not a setting. Write topic.name=value"):
        read_settings([text])
