"""The shape of sources.yaml: every field, what it means and which values it takes.

Pure. The editor's JSON Schema and the configuration reference are generated from here, so each field says what it is
for. What a single value must look like stands in `settingvalues.py`, what concerns two fields in `settingrules.py`.
"""

from __future__ import annotations

from datetime import time
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from watcher.model import Kind, Severity
from watcher.settingvalues import (
    AppriseUrl,
    Cidr,
    Clock,
    Cron,
    Day,
    DkimSelector,
    Duration,
    FeedFile,
    Insurance,
    Mail,
    PrivateKey,
    Proxy,
    Quiet,
    Region,
    RegionPattern,
    Selector,
    Size,
    Slug,
    SourceKindName,
    Text,
    Topic,
    Web,
    Zone,
)

Authority = Literal["official", "secondary"]


class Section(BaseModel):
    """Unknown keys are mistakes everywhere."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, populate_by_name=False)


class DefaultsSection(Section):
    """What a source has when it does not say otherwise."""

    every: Duration = Field(default=21_600.0, description="How often a source is polled: 90s, 15m, 6h, 1d, 2w.")
    timezone: Zone = Field(default="Asia/Shanghai", description="The time zone in which `cron` is read.")
    topics: list[Topic] = Field(default=[], description="Topic packs to read pages with; empty means all.")
    authority: Authority = Field(default="official", description="What the sources are: official or secondary.")
    attachments: bool = Field(default=False, description="Whether linked PDF, Word and Excel files are read as well.")
    robots: bool = Field(default=True, description="Whether robots.txt is respected.")


class FollowSection(Section):
    """Which entries of a list or feed are read as documents."""

    match: list[Text] = Field(
        default=[], description="Words; an entry is read if its title holds any of them. Empty: all."
    )
    limit: int = Field(default=20, ge=1, le=500, description="How many matching entries are read, from the top.")
    within: Selector | None = Field(default=None, description="The part of the list page that holds the entries.")
    pages: int = Field(
        default=1, ge=1, le=30, description="How many pages of a list are read, until an entry comes that is known."
    )


class SourceSection(Section):
    """One watched place."""

    id: Slug = Field(description="Short name, unique; the identity of the history, so it stays when the URL moves.")
    title: Text | None = Field(default=None, description="Name shown to people; the id if left out.")
    url: Text = Field(description="Address of the page, list, feed or file; for kind `file` also a path on this disk.")
    kind: SourceKindName = Field(default="page", description="What is found there.")
    region: Region | None = Field(default=None, description="Place it speaks for, by GB/T 2260: CN, CN-44, CN-4401.")
    authority: Authority | None = Field(
        default=None, description="official (the body that decides) or secondary (retells)."
    )
    topics: list[Topic] | None = Field(default=None, description="Topic packs to read it with; all if left out.")
    every: Duration | None = Field(
        default=None, description="How often it is polled: 90s, 15m, 6h, 1d, 2w. Not with `cron`."
    )
    cron: Cron | None = Field(
        default=None, description="When it is polled, as crontab(5): minute hour day month weekday."
    )
    timezone: Zone | None = Field(default=None, description="The time zone in which `cron` is read.")
    select: Selector | None = Field(
        default=None, description="The part of a document that is the policy: CSS, or XPath if it begins with / or (."
    )
    remove: list[Selector] = Field(default=[], description="Parts inside it that are not: CSS or XPath.")
    follow: FollowSection | None = Field(default=None, description="For kind list or feed: which entries are read.")
    attachments: bool | None = Field(
        default=None, description="Whether linked PDF, Word and Excel files are read as well."
    )
    robots: bool | None = Field(
        default=None, description="Whether robots.txt is respected. Turn off only with permission."
    )
    enabled: bool = Field(default=True, description="false keeps the entry and its history without polling it.")
    note: Text | None = Field(default=None, description="A line for whoever reads this file.")


class WhenSection(Section):
    """What a subscription asks for. What is left out means everything."""

    regions: list[RegionPattern] = Field(default=[], description="Places; CN-44* means Guangdong and all below it.")
    keys: list[Text] = Field(default=[], description="Keys of facts; `years.*` means all that begin so.")
    insurances: list[Insurance] = Field(default=[], description="Insurances the fact belongs to.")
    sources: list[Text] = Field(default=[], description="Ids of sources; `gz-*` means all that begin so.")
    authorities: list[Authority] = Field(default=[], description="official, secondary.")
    kinds: list[Kind] = Field(default=[], description="Kinds of change.")
    severity: Severity = Field(default=Severity.LOW, description="The least severity that is told: this one or worse.")


class SubscriptionBase(Section):
    """Someone to tell, over exactly one channel."""

    id: Slug = Field(description="Short name, unique.")
    secret: Text | None = Field(
        default=None,
        description="Signing key of the channel: whsec_ and base64 for a webhook, the bot's own for feishu and dingtalk.",
    )
    old_secret: Text | None = Field(
        default=None, description="Webhook: signs too, beside `secret`, while the receiver changes over to that one."
    )
    when: WhenSection = Field(default_factory=WhenSection, description="Which changes are told; all if left out.")
    send: Literal["instant", "daily", "weekly"] = Field(default="instant", description="At once, or gathered.")
    hour: Clock = Field(default=time(9), description="When a daily or weekly (Monday's) digest comes: 09:00.")
    quiet: Quiet | None = Field(
        default=None, description="Hours in which only what is critical comes, the rest after them: 22:00-07:30."
    )
    muted_until: Day | None = Field(
        default=None, description="Nothing comes before this day (2027-01-15); then all that was gathered, in one."
    )
    timezone: Zone = Field(default="Asia/Shanghai", description="The time zone of `hour`, `quiet` and `muted_until`.")
    review: Literal["all", "confirmed"] = Field(
        default="all", description="Every change, or only what a reviewer confirmed."
    )
    language: Literal["zh", "en"] = Field(default="zh", description="Language of the message.")
    maintainer: bool = Field(default=False, description="Also told when a source fails for long and when it recovers.")
    owner: Mail | None = Field(
        default=None, description="Who is told by mail when this receiver fails for five days and is given up."
    )


class SmtpSection(Section):
    """The mail server for all mail subscriptions."""

    host: Text = Field(description="Name of the mail server.")
    port: int = Field(
        default=587, ge=1, le=65_535, description="Its port: 587 with starttls, 465 with tls, 25 with none."
    )
    tls: Literal["starttls", "tls", "none"] = Field(default="starttls", description="How the connection is encrypted.")
    sender: Text = Field(default="watcher@localhost", alias="from", description="The address mail comes from.")
    username: Text | None = Field(default=None, description="Name to log in with, if the server wants one.")
    password: Text | None = Field(
        default=None, description="Password to log in with; best from the environment: ${NAME}."
    )
    dkim_selector: DkimSelector | None = Field(
        default=None, description="Name of the DKIM key in the sender's domain; mail is signed with `dkim_key`."
    )
    dkim_key: PrivateKey | None = Field(
        default=None,
        description="The private RSA key in PEM form; best from ${NAME}. Signing is an extra: watcher[dkim].",
    )


class NetworkSection(Section):
    """How the outside is reached."""

    allow: list[Cidr] = Field(default=[], description="Inside networks that may be reached all the same, in CIDR form.")
    per_host_gap: Duration = Field(default=2.0, description="Least time between two requests to one host.")
    proxy: Proxy | None = Field(
        default=None, description="HTTP proxy for all requests; it, not we, then resolves names."
    )
    user_agent: Text | None = Field(
        default=None, description="How we introduce ourselves; a name and a way to reach you."
    )
    ca_bundle: Text | None = Field(default=None, description="PEM file of certificate authorities to trust instead.")


class LimitsSection(Section):
    """What one poll may cost."""

    min_interval: Duration = Field(default=60.0, description="Least time between two polls of one source.")
    page: Size = Field(default=20_000_000, description="Largest body, after decompression.")
    deadline: Duration = Field(default=30.0, gt=0, description="Longest time of one request, redirects included.")
    workers: int = Field(default=16, ge=1, le=256, description="How many polls run at the same time.")
    alert_after: int = Field(default=3, ge=1, description="Failed polls in a row before maintainers are told.")


class DeskSection(Section):
    """The review desk that `watcher run` serves."""

    host: Text = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8765, ge=1, le=65_535, description="Port to listen on.")
    url: Web | None = Field(default=None, description="Address under which people reach it, for links in messages.")
    subscribe: bool = Field(
        default=False, description="Whether anyone may ask for mail at /subscribe; confirmed by mail."
    )


class PublishSection(Section):
    """The public site that `watcher run` keeps up to date, and `watcher publish` without a folder writes."""

    folder: Text = Field(description="Where it goes, seen from this file's folder: an empty folder, or a site of ours.")
    url: Web | None = Field(default=None, description="The public address of that folder.")
    language: Literal["both", "zh", "en"] = Field(
        default="both", description="Chinese, and English below /en/; or one of them alone."
    )
    region: RegionPattern | None = Field(default=None, description="Only these places.")
    topic: Topic | None = Field(default=None, description="Only this topic pack's changes and rules.")
    review: Literal["all", "confirmed"] = Field(
        default="all", description="All changes, or only those that a reviewer once confirmed."
    )
    every: Duration = Field(default=3600.0, ge=60, description="How often the daemon brings it up to date.")


class DeadManSection(Section):
    """A service elsewhere that raises the alarm when it is not called any more."""

    url: Web = Field(description="Address that is fetched (GET) as long as the daemon polls.")
    every: Duration = Field(default=300.0, ge=10, description="How often it is called: 90s, 5m.")


CHANNELS: dict[str, tuple[Any, str]] = {
    "email": (Mail, "Mail address to write to."),
    "webhook": (Web, "Address that receives signed JSON (Standard Webhooks)."),
    "feishu": (Web, "Address of a custom bot in a Feishu or Lark group."),
    "dingtalk": (Web, "Address of a custom robot in a DingTalk group."),
    "wecom": (Web, "Address of a group robot of WeCom."),
    "apprise": (AppriseUrl, "Address of any service the library apprise knows (an extra: watcher[apprise])."),
    "feed": (FeedFile, "File in the folder `feeds` that is kept as an Atom feed."),
}


@lru_cache(maxsize=8)
def subscription_model(channels: tuple[str, ...]) -> type[SubscriptionBase]:
    """The section with one optional field per channel; `email` and `webhook` are always known."""
    fields: dict[str, Any] = {}
    for channel in sorted({*CHANNELS, *channels}):
        kind, description = CHANNELS.get(channel, (Text, f"Address of the {channel} channel."))
        fields[channel] = (kind | None, Field(default=None, description=description))
    return create_model("SubscriptionSection", __base__=SubscriptionBase, __doc__=SubscriptionBase.__doc__, **fields)


@lru_cache(maxsize=8)
def file_model(channels: tuple[str, ...]) -> type[BaseModel]:
    """The whole file."""
    subscription: Any = subscription_model(channels)
    fields: dict[str, Any] = {
        "version": (Literal[1], Field(description="Version of this file's form.")),
        "defaults": (DefaultsSection, Field(default_factory=DefaultsSection, description="For all sources.")),
        "sources": (list[SourceSection], Field(default=[], description="What is watched.")),
        "subscriptions": (list[subscription], Field(default=[], description="Who is told what.")),
        "smtp": (SmtpSection | None, Field(default=None, description="The mail server.")),
        "network": (
            NetworkSection,
            Field(default_factory=NetworkSection, description="How the outside is reached."),
        ),
        "limits": (
            LimitsSection,
            Field(default_factory=LimitsSection, description="What one poll may cost."),
        ),
        "feeds": (
            Text,
            Field(
                default="feeds",
                description="Folder of the files that `feed` subscriptions keep, seen from this file's.",
            ),
        ),
        "desk": (
            DeskSection | None,
            Field(default=None, description="The review desk; left out, `watcher run` has none."),
        ),
        "publish": (
            PublishSection | None,
            Field(default=None, description="The public site; left out, the daemon keeps none."),
        ),
        "dead_man": (
            DeadManSection | None,
            Field(default=None, description="Who raises the alarm when the daemon polls no more."),
        ),
    }
    return create_model("SourcesFile", __base__=Section, __doc__="sources.yaml of watcher.", **fields)
