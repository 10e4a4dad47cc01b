"""Total rows for tables, added where the sums are made.

Shares and rates are not additive: work them out after the total row is there.
"""

from __future__ import annotations

import pandas as pd

TOTAL = "Total"


def with_total(frame: pd.DataFrame, *, label: str) -> pd.DataFrame:
    """The frame with a last row that sums every column but `label`, which reads `Total`.

    All columns but `label` must be numbers. An empty frame gets a total of noughts.

    >>> frame = pd.DataFrame({"kind": ["income", "efficiency"], "target_gbp": [3.0, 4.0]})
    >>> with_total(frame, label="kind").values.tolist()[-1]
    ['Total', 7.0]
    """
    sums = frame.drop(columns=label).sum().to_frame().T.assign(**{label: TOTAL})
    if frame.empty:
        return sums[list(frame.columns)]
    return pd.concat([frame, sums[list(frame.columns)].astype(frame.dtypes)], ignore_index=True)
