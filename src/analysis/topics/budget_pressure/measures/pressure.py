"""What presses on the cash limit, before and after what offsets it, and where.

A row of `revenue` is one service at the period's end; files and words are elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import TOTAL, with_total

AREA_MARK = ": "
SOCIAL_CARE_AREAS = ("Looked-after placements", "Children's social care")
OTHERS = "All other services"
KINDS = ("demand", "price", "savings not delivered", "one-off")
AMOUNTS = [
    "cash_limit_gbp",
    "gross_gbp",
    "offset_gbp",
    "before_action_gbp",
    "action_gbp",
    "net_gbp",
]
CHANGES = {
    "before_action_change_gbp": "before_action_gbp",
    "action_change_gbp": "action_gbp",
    "change_gbp": "net_gbp",
}


def against_cash_limit(revenue: pd.DataFrame) -> pd.DataFrame:
    """Each service's forecast against its cash limit, in pounds; positive is over the limit.

    A row is one service with all its columns, its `area` (its name up to a colon) and the
    amounts: cash_limit_gbp, budget with virements; before_action_gbp, forecast less limit, which
    is gross_gbp where it is over and offset_gbp (negative) where it is under; action_gbp,
    management action, zero or negative; net_gbp, before_action_gbp plus action_gbp. Columns
    used: service, annual_budget_gbp, virements_gbp, forecast_gbp, management_action_gbp.

    >>> revenue = pd.DataFrame({"service": ["Care: homes"], "annual_budget_gbp": [900.0],
    ...     "virements_gbp": [100.0], "forecast_gbp": [1300.0], "management_action_gbp": [-50.0]})
    >>> against_cash_limit(revenue)[["area", "gross_gbp", "offset_gbp", "net_gbp"]].values.tolist()
    [['Care', 300.0, 0.0, 250.0]]
    """
    limit = revenue["annual_budget_gbp"] + revenue["virements_gbp"]
    variance = revenue["forecast_gbp"] - limit
    return revenue.assign(
        area=revenue["service"].str.split(AREA_MARK, n=1).str[0],
        cash_limit_gbp=limit,
        gross_gbp=variance.clip(lower=0),
        offset_gbp=variance.clip(upper=0),
        before_action_gbp=variance,
        action_gbp=revenue["management_action_gbp"],
        net_gbp=variance + revenue["management_action_gbp"],
    )


def totals(services: pd.DataFrame) -> pd.Series[float]:
    """The forecast as a whole in pounds, with two shares, 0 to 1.

    net_gbp is gross_gbp less underspend_gbp less action_gbp; these three are sizes, zero or
    more. Without a cash limit or gross pressures there is no share of them (NaN). Entries
    returned: cash_limit_gbp, gross_gbp, underspend_gbp, action_gbp, action_share (of the gross
    pressures), net_gbp, net_share (of the cash limit), forecast_gbp (after action).

    >>> services = against_cash_limit(pd.DataFrame({"service": ["Care", "Roads"],
    ...     "annual_budget_gbp": [600.0, 400.0], "virements_gbp": 0.0,
    ...     "forecast_gbp": [650.0, 380.0], "management_action_gbp": [-10.0, 0.0]}))
    >>> totals(services)[["gross_gbp", "underspend_gbp", "action_gbp", "net_gbp"]].to_list()
    [50.0, 20.0, 10.0, 20.0]
    """
    sums = services[AMOUNTS].sum()
    limit, gross, net = sums["cash_limit_gbp"], sums["gross_gbp"], sums["net_gbp"]
    return pd.Series(
        {
            "cash_limit_gbp": limit,
            "gross_gbp": gross,
            "underspend_gbp": 0.0 - sums["offset_gbp"],
            "action_gbp": 0.0 - sums["action_gbp"],
            "action_share": (0.0 - sums["action_gbp"]) / gross if gross else float("nan"),
            "net_gbp": net,
            "net_share": net / limit if limit else float("nan"),
            "forecast_gbp": limit + net,
        },
        dtype=float,
    )


def pressure_by(services: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Gross pressures, underspends, action and net in pounds for each value of column `by`.

    A row is one value, the largest net pressure first and the largest net underspend last, then
    the total. Columns returned: `by`, services (their number), the amounts, net_share (of the
    cash limit; NaN where that is zero or an income).

    >>> services = against_cash_limit(pd.DataFrame({"service": ["Roads", "Care"],
    ...     "directorate": ["Places", "Adults"], "annual_budget_gbp": [400.0, 600.0],
    ...     "virements_gbp": 0.0, "forecast_gbp": [380.0, 650.0],
    ...     "management_action_gbp": [0.0, -10.0]}))
    >>> pressure_by(services, by="directorate")[["directorate", "net_gbp"]].values.tolist()
    [['Adults', 40.0], ['Places', -20.0], ['Total', 20.0]]
    """
    return (
        services.assign(services=1)
        .groupby(by, sort=False)[["services", *AMOUNTS]]
        .sum()
        .sort_values("net_gbp", ascending=False, kind="stable")
        .reset_index()
        .pipe(with_total, label=by)
        .pipe(_with_share)
    )


def pressure_by_area(services: pd.DataFrame) -> pd.DataFrame:
    """What `pressure_by` returns for areas, and the directorate in which each of them lies.

    Columns added: directorate (missing in the total and where the area lies in more than one).

    >>> services = against_cash_limit(pd.DataFrame({"service": ["Roads", "Care: homes"],
    ...     "directorate": ["Places", "Adults"], "annual_budget_gbp": [400.0, 600.0],
    ...     "virements_gbp": 0.0, "forecast_gbp": [380.0, 650.0], "management_action_gbp": 0.0}))
    >>> pressure_by_area(services)[["area", "directorate"]].values.tolist()[:2]
    [['Care', 'Adults'], ['Roads', 'Places']]
    """
    lying = services.groupby("area")["directorate"]
    only = lying.first().where(lying.nunique() == 1)
    return pressure_by(services, by="area").assign(
        directorate=lambda frame: frame["area"].map(only)
    )


def pressure_by_service(services: pd.DataFrame, *, materiality_gbp: float) -> pd.DataFrame:
    """Services that stand a material amount over or under their cash limit, in pounds.

    A row is a service whose forecast is `materiality_gbp` or more from its limit before or after
    action, the largest net pressure first and the largest underspend last; then all other
    services together, then the total. Columns returned: service, pressure_kind (missing in the
    last two rows), the amounts, net_share.

    >>> services = against_cash_limit(pd.DataFrame({"service": ["Roads", "Care"],
    ...     "pressure_kind": ["none", "demand"], "annual_budget_gbp": [400.0, 600.0],
    ...     "virements_gbp": 0.0, "forecast_gbp": [398.0, 650.0], "management_action_gbp": 0.0}))
    >>> by_service = pressure_by_service(services, materiality_gbp=10)
    >>> by_service[["service", "net_gbp"]].values.tolist()
    [['Care', 50.0], ['All other services (1)', -2.0], ['Total', 48.0]]
    """
    distance = services[["before_action_gbp", "net_gbp"]].abs().max(axis="columns")
    material, others = services[distance >= materiality_gbp], services[distance < materiality_gbp]
    rows = [
        material[["service", "pressure_kind", *AMOUNTS]].sort_values(
            "net_gbp", ascending=False, kind="stable"
        ),
        _sums(others, named=f"{OTHERS} ({len(others)})").head(len(others)),
        _sums(services, named=TOTAL),
    ]
    return pd.concat(rows, ignore_index=True).pipe(_with_share)


def largest_pressures(services: pd.DataFrame, *, materiality_gbp: float) -> pd.DataFrame:
    """Services a material amount in pounds over their cash limit after action, largest first.

    A row is one service with all its columns.

    >>> services = pd.DataFrame({"service": ["Roads", "Care"], "net_gbp": [-50.0, 40.0]})
    >>> largest_pressures(services, materiality_gbp=10)["service"].to_list()
    ['Care']
    """
    over = services[(services["net_gbp"] >= materiality_gbp) & (services["net_gbp"] > 0)]
    return over.sort_values("net_gbp", ascending=False, kind="stable").reset_index(drop=True)


def management_action(services: pd.DataFrame) -> pd.DataFrame:
    """Services with management action in pounds, the largest action first, then the total.

    Columns returned: service, before_action_gbp, action_gbp (negative), net_gbp. Without any
    action there is no row.

    >>> services = against_cash_limit(pd.DataFrame({"service": ["Roads", "Care"],
    ...     "annual_budget_gbp": [400.0, 600.0], "virements_gbp": 0.0,
    ...     "forecast_gbp": [380.0, 650.0], "management_action_gbp": [0.0, -10.0]}))
    >>> management_action(services).values.tolist()
    [['Care', 50.0, -10.0, 40.0], ['Total', 50.0, -10.0, 40.0]]
    """
    acting = services.loc[
        services["action_gbp"] < 0, ["service", "before_action_gbp", "action_gbp", "net_gbp"]
    ]
    rows = acting.sort_values("action_gbp", kind="stable").pipe(with_total, label="service")
    return rows.head(0 if acting.empty else len(rows))


def bridge(services: pd.DataFrame) -> pd.DataFrame:
    """Steps in pounds from the cash limit to the forecast, gross pressures by kind.

    A row is a step, in order: cash_limit, each kind of pressure (the largest first, also where
    there is none of it), offsets, before_action, action, forecast. A total has `is_total` true and
    its level as the amount, the others have their change. Columns returned: step, services (how
    many are in the step; NaN in totals), amount_gbp, gross_share (a kind's, of all gross
    pressures; NaN elsewhere), is_total.

    >>> services = against_cash_limit(pd.DataFrame({"service": ["Roads", "Care"],
    ...     "pressure_kind": ["none", "demand"], "annual_budget_gbp": [400.0, 600.0],
    ...     "virements_gbp": 0.0, "forecast_gbp": [380.0, 650.0],
    ...     "management_action_gbp": [0.0, -10.0]}))
    >>> bridge(services).query("services > 0")[["step", "amount_gbp"]].values.tolist()
    [['demand', 50.0], ['offsets', -20.0], ['action', -10.0]]
    """
    sums, no_share = services[AMOUNTS].sum(), float("nan")
    under, acting = (int((services[name] < 0).sum()) for name in ("offset_gbp", "action_gbp"))
    limit, before = sums["cash_limit_gbp"], sums["cash_limit_gbp"] + sums["before_action_gbp"]
    steps = [
        ("cash_limit", no_share, limit, no_share, True),
        *((*kind, False) for kind in _gross_by_kind(services).itertuples(name=None)),
        ("offsets", under, sums["offset_gbp"], no_share, False),
        ("before_action", no_share, before, no_share, True),
        ("action", acting, sums["action_gbp"], no_share, False),
        ("forecast", no_share, before + sums["action_gbp"], no_share, True),
    ]
    return pd.DataFrame(
        steps, columns=["step", "services", "amount_gbp", "gross_share", "is_total"]
    )


def _gross_by_kind(services: pd.DataFrame) -> pd.DataFrame:
    """Services over their limit, gross pressure and its share of all, by kind, largest first."""
    over = services[services["gross_gbp"] > 0].groupby("pressure_kind")["gross_gbp"]
    kinds = over.agg(["size", "sum"])
    every = list(dict.fromkeys([*KINDS, *kinds.index]))
    filled = kinds.reindex(every, fill_value=0).astype(float)
    shares = filled["sum"] / (filled["sum"].sum() or float("nan"))
    return filled.assign(share=shares).sort_values("sum", ascending=False, kind="stable")


def social_care_contrast(services: pd.DataFrame) -> pd.Series[float]:
    """Children's social care's net pressure in pounds beside that of all other services.

    Social care is the areas `SOCIAL_CARE_AREAS`. NaN for a side without any service. Entries
    returned: social_care_gbp, others_gbp.

    >>> services = pd.DataFrame({"area": ["Looked-after placements", "Roads"],
    ...     "net_gbp": [5.8, -0.3]})
    >>> social_care_contrast(services).to_list()
    [5.8, -0.3]
    """
    is_social_care = services["area"].isin(SOCIAL_CARE_AREAS)
    return pd.Series(
        {
            "social_care_gbp": services.loc[is_social_care, "net_gbp"].sum(min_count=1),
            "others_gbp": services.loc[~is_social_care, "net_gbp"].sum(min_count=1),
        },
        dtype=float,
    )


def changes_since(
    services: pd.DataFrame, *, before: pd.DataFrame, materiality_gbp: float
) -> pd.DataFrame:
    """Services whose forecast moved by a material amount in pounds, biggest net change first.

    A service is matched by directorate and name; one that stands in one report only counts as
    zero in the other. It is listed where it moved before action or after it, so that action
    cannot hide a move. If any is, a last row holds all other services together. Columns
    returned: directorate (missing in that row), service, net_gbp_now, net_gbp_before (NaN where
    the service does not stand in that report) and what changed (positive = a larger pressure or
    a smaller underspend): before_action_change_gbp, action_change_gbp and their sum change_gbp.

    >>> now = pd.DataFrame({"directorate": ["Adults"], "service": ["Care"],
    ...     "before_action_gbp": [180.0], "action_gbp": [-30.0], "net_gbp": [150.0]})
    >>> before = now.assign(before_action_gbp=20.0, action_gbp=0.0, net_gbp=20.0)
    >>> changes = changes_since(now, before=before, materiality_gbp=100)
    >>> changes[["service", *CHANGES]].values.tolist()
    [['Care', 160.0, -30.0, 130.0]]
    """
    key = ["directorate", "service"]
    columns = [*key, *CHANGES.values()]
    pairs = services[columns].merge(
        before[columns], on=key, how="outer", suffixes=("_now", "_before"), sort=False
    )
    moved = pairs[[*key, "net_gbp_now", "net_gbp_before"]].assign(
        **{
            change: pairs[f"{amount}_now"].fillna(0) - pairs[f"{amount}_before"].fillna(0)
            for change, amount in CHANGES.items()
        }
    )
    size = moved[["before_action_change_gbp", "change_gbp"]].abs().max(axis="columns")
    is_material = size.ge(materiality_gbp) & size.ne(0)
    largest = moved[is_material].sort_values("change_gbp", ascending=False, kind="stable", key=abs)
    others = moved[~is_material].drop(columns=key).sum().to_frame().T.assign(service=OTHERS)
    rest = others.head(0 if largest.empty or is_material.all() else 1)
    return pd.concat([largest, rest], ignore_index=True)


def _sums(services: pd.DataFrame, *, named: str) -> pd.DataFrame:
    """One row of the services' summed amounts under a name."""
    return services[AMOUNTS].sum().to_frame().T.assign(service=named)


def _with_share(frame: pd.DataFrame) -> pd.DataFrame:
    limit = frame["cash_limit_gbp"]
    return frame.assign(net_share=frame["net_gbp"] / limit.where(limit > 0))
