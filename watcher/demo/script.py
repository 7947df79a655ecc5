"""The demo's script: what happens to the site in each round, and what the service must then have told, no more.

Expectations stand here as they would in a test; `reckoning` holds them against what really happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from watcher.demo import policies
from watcher.demo.policies import Edits

START = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)  # nine in the morning in China
STEP = timedelta(hours=6)  # the interval of the sources: each is due once in a round


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A change that a round must bring: where, which rule, and from what to what in the words of its title."""

    source: str
    key: str | None
    movement: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """`edits` are the site's for the whole round. `alerts` are (subscription, type), in any order.

    `outcomes` names how polls of a source end that are not quiet: neither first seen nor unchanged.
    """

    title: str
    story: str
    edits: Edits
    lasts: timedelta = STEP
    found: tuple[Found, ...] = ()
    alerts: tuple[tuple[str, str], ...] = ()
    outcomes: tuple[tuple[str, str], ...] = ()


_CHANGED, _FAILING, _RECOVERED = "policy.changed", "source.failing", "source.recovered"

ROUNDS = (
    Round(
        title="First sight",
        story="Every page is read once and becomes the baseline. A first sight is no news: nobody is told.",
        edits=frozenset(),
        lasts=STEP / 2,
    ),
    Round(
        title="Nothing but noise",
        story="Clocks, counters, related articles, random ids, nonces and the order of questions move on every page.",
        edits=frozenset(),
    ),
    Round(
        title="A redesign with nothing new",
        story="Zhejiang moves to another system: other markup, GB18030 for UTF-8, 第一条 becomes 一、, 80% becomes"
        " 百分之八十.",
        edits=frozenset({policies.REDESIGN}),
    ),
    Round(
        title="One number in one sentence",
        story="Guangzhou: men now need 30 years of contributions, not 25. The receiver of webhooks is down at first.",
        edits=frozenset({policies.REDESIGN, policies.YEARS}),
        found=(Found(source="gz-years", key="years.total", movement="25年 → 30年"),),
        alerts=(("hr", _CHANGED), ("crm", _CHANGED)),
        outcomes=(("gz-years", "changed"),),
    ),
    Round(
        title="A new notice on a list",
        story="The national column links a notice with next year's contribution. It repeals the one we know.",
        edits=frozenset({policies.REDESIGN, policies.YEARS, policies.NOTICE}),
        found=(Found(source="cn-notices", key="contribution.resident", movement="400元/年 → 430元/年"),),
        alerts=(("hr", _CHANGED), ("crm", _CHANGED)),
        outcomes=(("cn-notices", "changed"),),
    ),
    Round(
        title="A challenge stands before a page",
        story="Fujian answers 412 with a script challenge. Behind it the rule changes, unseen. That is an incident of the"
        " source, not a change of the rule.",
        edits=frozenset({policies.REDESIGN, policies.YEARS, policies.NOTICE, policies.CHALLENGE, policies.TRANSFER}),
        lasts=2 * STEP,
        alerts=(("ops", _FAILING),),
        outcomes=(("fj-transfer", "blocked"),),
    ),
    Round(
        title="The page returns",
        story="The challenge is gone. What changed behind it is found, and only that.",
        edits=frozenset({policies.REDESIGN, policies.YEARS, policies.NOTICE, policies.TRANSFER}),
        found=(Found(source="fj-transfer", key="transfer.account_funds", movement="不划转 → 随同转移"),),
        lasts=2 * STEP,
        alerts=(("crm", _CHANGED), ("ops", _RECOVERED)),
        outcomes=(("fj-transfer", "changed"),),
    ),
    Round(
        title="An article is deleted",
        story="Shanghai drops 第四条, the waiting period. The articles behind it move up and are not reported.",
        edits=frozenset(
            {policies.REDESIGN, policies.YEARS, policies.NOTICE, policies.TRANSFER, policies.DELETED}
        ),
        found=(Found(source="sh-account", key="waiting_period", movement="删除 6个月"),),
        alerts=(("crm", _CHANGED),),
        outcomes=(("sh-account", "changed"),),
    ),
    Round(
        title="A figure in a PDF",
        story="Hunan replaces a PDF under the same address. One amount in it differs.",
        edits=frozenset(
            {policies.REDESIGN, policies.YEARS, policies.NOTICE, policies.TRANSFER, policies.DELETED, policies.FIGURE}
        ),
        found=(Found(source="hn-bases", key="contribution.base.upper", movement="23400元/月 → 24888元/月"),),
        alerts=(("crm", _CHANGED),),
        outcomes=(("hn-bases", "changed"),),
    ),
    Round(
        title="A page is withdrawn",
        story="Hunan's guide answers 404. It may be a mishap: three polls have to agree before anyone is told.",
        edits=frozenset(
            {policies.REDESIGN, policies.YEARS, policies.NOTICE, policies.TRANSFER, policies.DELETED, policies.FIGURE,
             policies.WITHDRAWN}
        ),
        found=(Found(source="hn-claims", key=None, movement="页面已撤下"),),
        alerts=(("crm", _CHANGED), ("ops", _CHANGED), ("ops", _FAILING)),
        outcomes=(("hn-claims", "gone"),),
    ),
)  # fmt: skip
