"""How a figure varied over earlier years, and how often one more year falls between them.

Which figure, and what is done with the range, is each other module's own.
"""

from __future__ import annotations

import pandas as pd


def range_over_years(values: pd.Series[float]) -> pd.Series[float]:
    """Lowest, middle and highest of a figure over earlier years, in its own unit.

    A value is one year. `inside_share`, 0 to 1, is how often one more year falls between the
    lowest and the highest if it is no different from the `years` before it: any of the years + 1
    is as likely as any other to be the lowest or the highest, so it is neither in
    (years - 1) / (years + 1) of the cases. Without any year all but `years` is NaN. Entries
    returned: years, lowest, middle (the median), highest, inside_share.

    Source of the method: distribution-free prediction interval from order statistics (Wilks 1941).

    >>> range_over_years(pd.Series([26.0, 12.0, 6.0])).to_list()
    [3.0, 6.0, 12.0, 26.0, 0.5]
    """
    years = len(values)
    return pd.Series(
        {
            "years": float(years),
            "lowest": values.min(),
            "middle": values.median(),
            "highest": values.max(),
            "inside_share": (years - 1) / (years + 1) if years else float("nan"),
        },
        dtype=float,
    )
