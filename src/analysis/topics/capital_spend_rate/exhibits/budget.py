"""What the capital appendix shows of the budget: how it came about, its blocks and who pays.

Nothing is summed here; the rate of spending is in `position`.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import (
    Chart,
    Column,
    Statement,
    Table,
    bar_chart,
    bridge_chart,
    stacked_bar_chart,
)
from analysis.page.wording import in_millions, in_words, listed, percent, pounds, sentence
from analysis.periods import Period

FUNDING = {
    "grant_gbp": "Grants",
    "borrowing_gbp": "Borrowing",
    "contributions_gbp": "Contributions",
    "receipts_gbp": "Receipts",
}
WHY_ROLLED = (
    "Money is rolled forward when a project is not finished by 31 March and its budget moves into "
    "the new year with it. The extract does not give the reason for each project; the table shows "
    "where the largest stand now."
)
FUNDING_NOTE = (
    "Grants: from government and other public bodies. Borrowing: repaid with interest from the "
    "council's revenue budget. Contributions: from developers, schools and partners. Receipts: "
    "from selling land and buildings."
)


def draw_chain(chain: pd.DataFrame, *, totals: pd.Series[float], now: Period, source: str) -> Chart:
    """The bridge from the original budget to the latest one."""
    last_year = now.minus(12).financial_year
    names = {
        "original": "Original budget",
        "rolled forward": f"Rolled forward from {last_year}",
        "added": "Variations: added",
        "taken away": "Variations: taken away",
        "latest": "Latest budget",
    }
    named = chain.assign(name=chain["step"].map(names))
    return bridge_chart(
        named,
        label="name",
        value="amount_gbp",
        is_total="is_total",
        show=pounds,
        finding=_chain_finding(chain, totals=totals, last_year=last_year),
        subtitle=(
            f"Capital budget for {now.financial_year} from original to latest, £m, at {now.label}; "
            "the axis does not start at zero"
        ),
        table=Table(
            named,
            (Column.words("name", "Step"), Column.millions("amount_gbp", "Amount")),
            caption=f"Original to latest capital budget, {now.financial_year}, at {now.label}",
            name="capital_budget_chain",
            source=source,
            total=True,
        ),
    )


def _chain_finding(chain: pd.DataFrame, *, totals: pd.Series[float], last_year: str) -> str:
    return (
        f"The original budget of {pounds(totals['approved_gbp'])} became "
        f"{pounds(totals['budget_gbp'])}: {pounds(totals['rolled_forward_gbp'])} was rolled "
        f"forward from {last_year}, and {_say_variations(chain, totals['variations_gbp'])}."
    )


def _say_variations(chain: pd.DataFrame, net_gbp: float) -> str:
    steps = chain[chain["step"].isin(["added", "taken away"])]
    if (steps["amount_gbp"] == 0).all():
        return "there were no variations"
    if abs(net_gbp) < 0.5:
        return "variations came to nothing on balance"
    return f"variations {'added' if net_gbp > 0 else 'took away'} {pounds(abs(net_gbp))} on balance"


def say_rolled_forward(years: pd.DataFrame, *, council: pd.Series[float], now: Period) -> Statement:
    """Whether what was rolled forward is what the year before left unspent, whole council."""
    last_year, rolled = now.minus(12).financial_year, council["rolled_forward_gbp"]
    found = years[years["financial_year"] == last_year]
    opening = f"Across the council {pounds(rolled)} was rolled forward."
    if found.empty:
        return Statement((f"{opening} The spending of {last_year} is not in the history.",))
    year = found.iloc[0]
    left = (
        f"{last_year} ended with {pounds(year['spent_gbp'])} spent of a budget of "
        f"{pounds(year['budget_gbp'])}, which left {pounds(year['slippage_latest_gbp'])}"
    )
    agrees = abs(rolled - year["slippage_latest_gbp"]) < 1
    return Statement(
        (f"{opening} {left}: {'the same sum' if agrees else 'not the same sum'}.", WHY_ROLLED)
    )


def tabulate_rolled_forward(rolled: pd.DataFrame, *, now: Period, source: str) -> Table:
    """The largest sums rolled forward, the other projects together and the total."""
    return Table(
        rolled,
        (
            Column.words("project", "Project"),
            Column.words("stage", "Stage", missing="[z]"),
            Column.millions("rolled_forward_gbp", "Rolled forward", decimals=2),
            Column.millions("budget_gbp", "Latest budget", decimals=2),
            Column.words("commentary", "Where it stands now", missing="[z]"),
        ),
        caption=(
            f"Largest sums rolled forward from {now.minus(12).financial_year}, in the budget for "
            f"{now.financial_year} at {now.label}"
        ),
        name="capital_rolled_forward",
        source=source,
        total=True,
    )


def draw_blocks(
    blocks: pd.DataFrame,
    *,
    totals: pd.Series[float],
    counted: bool,
    now: Period,
    source: str,
) -> Chart:
    """Share of each block's budget spent, beside the part of the year gone where that `counted`."""
    parts = blocks.iloc[:-1].dropna(subset="spent_share")
    gone = totals["year_gone_share"] if counted else None
    return bar_chart(
        parts,
        label="block",
        value="spent_share",
        show=percent,
        finding=_blocks_finding(parts, gone_share=gone),
        subtitle=(
            f"Share of each block's budget spent, %, at {now.label}{_say_gone(gone)}; largest "
            "budget first"
        ),
        table=Table(
            blocks,
            (
                Column.words("block", "Block"),
                Column.number("projects", "Projects"),
                Column.millions("budget_gbp", "Budget"),
                Column.millions("spent_gbp", "Spent", decimals=2),
                Column.percent("spent_share", "Spent", missing="[z]"),
                Column.millions("forecast_gbp", "Forecast"),
                Column.millions("variance_gbp", "Forecast less budget"),
            ),
            caption=f"Capital spending by block, {now.financial_year}, at {now.label}",
            name="capital_by_block",
            source=source,
            total=True,
        ),
    )


def _say_gone(gone_share: float | None) -> str:
    return "" if gone_share is None else f", when {percent(gone_share)} of the year had gone"


def _blocks_finding(parts: pd.DataFrame, *, gone_share: float | None) -> str:
    if parts.empty:
        return "No block has a budget."
    most = parts.sort_values("spent_share", ascending=False, kind="stable").iloc[0]
    highest = f"{most['block']} has spent {percent(most['spent_share'])}"
    if gone_share is None:
        among = f", the most of {in_words(len(parts))} blocks" if len(parts) > 1 else ""
        return f"{highest} of its budget{among}."
    if len(parts) == 1:
        return f"{highest} of its budget; {percent(gone_share)} of the year has gone."
    ahead = int((parts["spent_share"] >= gone_share).sum())
    which = "no block" if ahead == 0 else f"{in_words(ahead)} of {in_words(len(parts))} blocks"
    return sentence(
        f"{which} {'has' if ahead <= 1 else 'have'} spent as large a share of the budget as has "
        f"gone of the year, {percent(gone_share)}: {highest}, the most"
    )


def draw_funding(
    funding: pd.DataFrame, *, sources: pd.DataFrame, now: Period, source: str
) -> Chart:
    """Who pays for each block's budget, as bars of parts."""
    return stacked_bar_chart(
        funding.iloc[:-1],
        label="block",
        parts=FUNDING,
        show=in_millions,
        finding=_funding_finding(sources),
        subtitle=f"Capital budget by block and who pays, £m, at {now.label}",
        table=Table(
            funding,
            (
                Column.words("block", "Block"),
                *(Column.millions(name, label) for name, label in FUNDING.items()),
                Column.millions("budget_gbp", "Budget"),
            ),
            caption=f"Capital budget by block and who pays, {now.financial_year}, at {now.label}",
            name="capital_funding_by_block",
            source=source,
            notes=(FUNDING_NOTE,),
            total=True,
        ),
    )


def _funding_finding(sources: pd.DataFrame) -> str:
    paying = sources.iloc[:-1].loc[lambda frame: frame["funding_gbp"] > 0]
    if paying.empty:
        return "There is no budget to pay for."
    parts = [
        f"{FUNDING[each['source']].lower()} {pounds(each['funding_gbp'])} "
        f"({percent(each['funding_share'])})"
        for each in paying.to_dict("records")
    ]
    return sentence(
        f"The budget of {pounds(sources['funding_gbp'].iloc[-1])} is paid for by {listed(parts)}"
    )
