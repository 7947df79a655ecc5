"""sources.yaml: what it becomes, and that every mistake is named at its line and column, all in one go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from watcher import config
from watcher.errors import ConfigError
from watcher.model import Config, Severity

ROOT = Path(__file__).parents[2]
PEM = r"-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"  # as in an environment file
SECRET = "whsec_c2lsZW5jZSBpcyBnb2xkZW4sIG1vc3RseQ=="


@pytest.fixture
def write(tmp_path: Path):
    def run(text: str, *, start: str = "version: 1\n") -> Path:
        path = tmp_path / "sources.yaml"
        path.write_text(start + text, encoding="utf-8")
        return path

    return run


@pytest.fixture
def loaded(write):
    def run(text: str, **env: str) -> Config:
        return config.load(write(text), env=env)

    return run


@pytest.fixture
def mistakes(write):
    """The mistakes of a text as `line:column message`; line 1 is `version: 1`."""

    def run(text: str, **env: str) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            config.load(write(text), env=env)
        return [f"{m.line}:{m.column} {m.message}" for m in caught.value.mistakes]

    return run


@pytest.fixture
def source_mistakes(mistakes):
    def run(fields: str) -> list[str]:
        return mistakes("sources:\n  - id: a\n    url: https://a.example/\n    " + fields)

    return run


# ── what it becomes ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_full_file_becomes_a_configuration(loaded, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("")
    found = loaded(
        """
defaults: {every: 12h, timezone: Europe/Berlin, attachments: true}
sources:
  - id: gz-years
    title: 广州市职工医保缴费年限
    url: https://a.example/政策
    region: CN-4401
    cron: "0 9 * * 1-5"
    select: "#zoom"
    remove: [".tools", "//p[@class='x']"]
    robots: no
    note: look here
  - id: list
    url: https://a.example/list
    kind: list
    every: 1h30m
    attachments: false
    follow: {match: [医保, 缴费年限], limit: 5, within: .list}
  - {id: paper, kind: file, url: papers/rule.pdf, enabled: false}
subscriptions:
  - id: hr
    email: hr@example.org
    maintainer: true
    language: en
    when: {regions: [CN-44*], keys: ["years.*"], severity: high, sources: [gz-*], kinds: [value]}
    send: daily
    review: confirmed
  - {id: crm, webhook: https://hook.example/x, secret: "${CRM_SECRET}"}
smtp: {host: mail.example.org, port: 465, tls: tls, from: w@example.org, username: w, password: "${PASS}"}
network: {allow: [127.0.0.0/8], per_host_gap: 3s, ca_bundle: ca.pem, proxy: http://u:p@proxy.example:3128}
limits: {min_interval: 30s, page: 2MB, deadline: 10s, workers: 4, alert_after: 5}
desk: {host: 0.0.0.0, port: 9000, url: https://desk.example.org}
""",
        CRM_SECRET=SECRET,
        PASS="0123",
    )
    years, listed, paper = found.sources
    assert (years.every, years.timezone, years.attachments, years.robots) == (43_200, "Europe/Berlin", True, False)
    assert (years.cron, years.title, years.remove) == (
        "0 9 * * 1-5",
        "广州市职工医保缴费年限",
        (".tools", "//p[@class='x']"),
    )
    assert (listed.title, listed.every, listed.attachments) == ("list", 5400, False)
    assert listed.follow is not None
    assert (listed.follow.match, listed.follow.limit, listed.follow.within) == (("医保", "缴费年限"), 5, ".list")
    assert paper.url == (tmp_path / "papers/rule.pdf").as_uri()
    assert not paper.enabled
    hr, crm = found.subscriptions
    assert (hr.channel, hr.to, hr.maintainer, hr.language, hr.send) == ("email", "hr@example.org", True, "en", "daily")
    assert (hr.when.severity, hr.when.regions, hr.when.kinds) == (Severity.HIGH, ("CN-44*",), ("value",))
    assert (crm.channel, crm.to, crm.secret) == ("webhook", "https://hook.example/x", SECRET)
    assert found.smtp is not None
    assert (found.smtp.sender, found.smtp.password, found.smtp.port) == ("w@example.org", "0123", 465)
    assert (found.network.allow, found.network.per_host_gap) == (("127.0.0.0/8",), 3)
    assert found.network.ca_bundle == str(tmp_path / "ca.pem")
    assert (found.limits.page, found.limits.workers, found.limits.alert_after) == (2_000_000, 4, 5)
    assert found.desk is not None and found.desk.port == 9000


def test_the_smallest_file_is_a_version(loaded) -> None:
    found = loaded("")
    assert (found.sources, found.smtp, found.desk) == ((), None, None)
    assert found.limits.page == 20_000_000


def test_yaml_means_what_it_looks_like(loaded) -> None:
    found = loaded("sources:\n  - id: a\n    url: https://a.example/\n    title: no\n    note: 22:22\n")
    assert (found.sources[0].title, found.sources[0].note) == ("no", "22:22")


def test_merged_anchors_are_filled_in(loaded) -> None:
    found = loaded(
        "sources:\n  - &base\n    id: a\n    url: https://a.example/\n    every: 2h\n"
        "  - <<: *base\n    id: b\n    every: 3h\n"
    )
    assert [(s.id, s.every, s.url) for s in found.sources] == [
        ("a", 7200, "https://a.example/"),
        ("b", 10_800, "https://a.example/"),
    ]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes(b"\xef\xbb\xbfversion: 1\n")
    assert config.load(path, env={}).sources == ()


# ── mistakes ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_all_mistakes_of_a_file_are_told_in_its_order(mistakes) -> None:
    found = mistakes(
        """\
defaults: {evry: 6h, timezone: Asia/Shangai}
sources:
  - id: a
    url: https://a.example/
    knd: page
    region: CN-440
    every: 5s
  - id: a
    url: https://b.example/
    kind: pge
subscriptions:
  - id: s
    when: {severity: hgh}
  - {id: t, email: x@y.z}
  - {id: u, webhook: https://h.example/, secret: "${S}"}
limits: {page: 20}
"""
    )
    assert [line.split()[0] for line in found] == [
        "2:12", "2:32", "6:5", "7:13", "8:12", "9:9", "11:11", "13:5", "14:22", "15:20", "16:50", "17:16",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "place", "words"),
    [
        ("evry: 6h", "5:5", "unknown key 'evry'; did you mean 'every'?"),
        ("zzz: 6h", "5:5", "unknown key 'zzz'; known here: id, title, url"),
        ("kind: pge", "5:11", "unknown kind 'pge'; did you mean 'page'? known: faq, feed, file, list, page"),
        ("kind: 7", "5:11", "unknown kind 7; known: faq"),
        ("topics: [weather]", "5:14", "unknown topic 'weather'; known:"),
        ("region: CN-440", "5:13", "'CN-440' is no region"),
        ("region: 44", "5:13", "text is wanted"),
        ("authority: oficial", "5:16", "did you mean 'official'?"),
        ("every: 59s", "5:12", "59s is below limits.min_interval (60 s)"),
        ("every: 0s", "5:12", "below limits.min_interval"),
        ("every: 6", "5:12", "6 is no length of time"),
        ("every: 6 hours", "5:12", "'6 hours' is no length of time"),
        ("every: -1h", "5:12", "'-1h' is no length of time"),
        ('cron: "0 0 31 2 *"', "5:11", "never fires"),
        ('cron: "0 25 * * *"', "5:11", "hour: 25 is outside 0 to 23"),
        ("every: 6h\n    cron: '@daily'", "5:12", "`every` and `cron` exclude each other"),
        ("timezone: Mars/Olympus", "5:15", "unknown time zone 'Mars/Olympus'"),
        ("timezone: ../../etc/passwd", "5:15", "unknown time zone"),
        ("select: 'div['", "5:13", "is no CSS selector"),
        ("select: //div[", "5:13", "is no XPath selector"),
        ("remove: [p, '..']", "5:17", "is no CSS selector"),
        ("remove: p", "5:13", "a list is wanted"),
        ("follow: {match: [x]}", "5:13", "`follow` belongs to kind list, feed or sitemap"),
        ("kind: list\n    follow: {limt: 3}", "6:14", "did you mean 'limit'?"),
        ("enabled: maybe", "5:14", "'maybe' is neither true nor false"),
        ("title: [x]", "5:12", "this is a list, text is wanted"),
        ("title: 2026", "5:12", "write it in quotes"),
        ("note: ${UNSET}", "5:11", "${UNSET} is not set in the environment"),
        ("id: b", "5:5", "duplicate key 'id'"),
    ],
)
def test_a_mistake_in_a_source_names_place_and_remedy(source_mistakes, fields: str, place: str, words: str) -> None:
    found = source_mistakes(fields)
    assert len(found) == 1
    assert found[0].startswith(place + " ")
    assert words in found[0]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://a.example/", "http:// or https://"),
        ("a.example", "http:// or https://"),
        ("'http://127.0.0.1\\@a.example/'", "backslash"),
        ("https://me:pw@a.example/", "user name"),
        ("https:///x", "no host"),
        ("https://a.example:99999/", "cannot be read"),
        ("file:///etc/passwd", "http:// or https://"),
    ],
)
def test_an_odd_address_is_refused(mistakes, url: str, words: str) -> None:
    [found] = mistakes(f"sources:\n  - id: a\n    url: {url}\n")
    assert found.startswith("4:10 ")
    assert words in found
    assert "pw" not in found


@pytest.mark.parametrize("name", ["'-a'", "a b", "../x", "甲", "''"])
def test_an_id_is_a_slug(mistakes, name: str) -> None:
    [found] = mistakes(f"sources:\n  - url: https://a.example/\n    id: {name}\n")
    assert "is no id" in found


@pytest.mark.parametrize("second", ["a", "A"])
def test_ids_are_unique_whatever_their_case(mistakes, second: str) -> None:
    [found] = mistakes(
        f"sources:\n  - {{id: a, url: 'https://a.example/'}}\n  - {{id: {second}, url: 'https://a.example/'}}"
    )
    assert found == f"4:10 duplicate id '{second}' among the sources"


@pytest.mark.parametrize(
    ("entry", "place", "words"),
    [
        ("{id: s}", "3:5", "has no channel; give it one of "),
        ("{id: s, email: a@b.c, webhook: https://h.example/, secret: S}", "3:36", "already has 'email'"),
        ("{id: s, webhook: https://h.example/}", "3:22", "needs a `secret`"),
        ("{id: s, webhook: https://h.example/, secret: whsec_}", "3:50", "whsec_ followed by base64"),
        ("{id: s, webhook: https://h.example/, secret: 'whsec_###'}", "3:50", "whsec_ followed by base64"),
        ("{id: s, webhook: https://h.example/, secret: abcd}", "3:50", "whsec_ followed by base64"),
        ("{id: s, webhook: http://u:hunter2@h.example/, secret: S}", "3:22", "user name or password"),
        ("{id: s, email: nobody}", "3:20", "is no mail address"),
        ("{id: s, email: 'a@b.c, d@e.f'}", "3:20", "is no mail address"),
        ("{id: s, emial: a@b.c, email: a@b.c}", "3:13", "did you mean 'email'?"),
        ("{id: s, email: a@b.c, when: {severity: hgh}}", "3:44", "did you mean 'high'?"),
        ("{id: s, email: a@b.c, when: {regions: [CN-4x]}}", "3:44", "'CN-4x' is no region"),
        (
            "{id: s, email: a@b.c, when: {sources: [gz-yeers]}}",
            "3:44",
            "no source 'gz-yeers'; did you mean 'gz-years'?",
        ),
        ("{id: s, email: a@b.c, when: {insurances: [dental]}}", "3:47", "unknown insurance 'dental'; known:"),
        ("{id: s, email: a@b.c, send: hourly}", "3:33", "known: instant, daily, weekly"),
        ("{id: s, email: a@b.c, language: fr}", "3:37", "known: zh, en"),
        ("{id: s, email: a@b.c, secret: x}", "3:35", "mail has no secret"),
        ("{id: s, wecom: https://h.example/, secret: x}", "3:48", "wecom signs nothing"),
        ("{id: s, apprise: 'ntfy://h.example/x', secret: x}", "3:52", "apprise signs nothing"),
        ("{id: s, feed: ../x.atom}", "3:19", "no feed's file"),
        ("{id: s, feed: /etc/x.atom}", "3:19", "no feed's file"),
        ("{id: s, feed: a/../x.atom}", "3:19", "no feed's file"),
        ("{id: s, feed: .x.atom}", "3:19", "no feed's file"),
        ("{id: s, feed: feed}", "3:19", "no feed's file"),
        ("{id: s, feed: x.atom, secret: x}", "3:35", "with no secret"),
        ("{id: r, feed: X.atom}\n  - {id: s, feed: x.atom}", "4:19", "another subscription keeps 'x.atom'"),
        ("{id: s, apprise: abcd}", "3:22", "no address of apprise"),
        ("{id: s, apprise: 'lark://abcd'}", "3:22", "use `feishu:` instead"),
        ("{id: s, feishu: abcd}", "3:21", "must begin with http"),
        ("{id: s, dingtalk: https://h.example/, old_secret: x}", "3:55", "belongs to a webhook"),
        ("{id: s, feishu: https://h.example/, wecom: https://h.example/}", "3:48", "already has 'feishu'"),
    ],
)
def test_a_mistake_in_a_subscription_names_place_and_remedy(mistakes, entry: str, place: str, words: str) -> None:
    rest = "\nsmtp: {host: m.example}\nsources: [{id: gz-years, url: 'https://a.example/'}]\n"
    found = mistakes(f"subscriptions:\n  - {entry.replace('secret: S', f'secret: {SECRET}')}{rest}")
    assert any(line.startswith(place + " ") and words in line for line in found), found
    assert not any("hunter2" in line or "abcd" in line for line in found)


def test_a_key_of_one_line_becomes_a_pem_file(loaded) -> None:
    smtp = loaded(f"smtp: {{host: m.example, dkim_selector: s.1, dkim_key: '{PEM}'}}").smtp
    assert smtp.dkim_key == "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"


def test_feeds_lie_in_a_folder_beside_the_file(loaded, tmp_path: Path) -> None:
    config = loaded("subscriptions: [{id: s, feed: 广东/years.atom}]")
    assert (config.subscriptions[0].to, config.feeds) == ("广东/years.atom", str(tmp_path / "feeds"))
    assert loaded("feeds: ../elsewhere").feeds == str(tmp_path.parent / "elsewhere")


@pytest.mark.parametrize("entry", ["feishu: https://h.example/", "dingtalk: https://h.example/?a=b, secret: S"])
def test_a_group_robot_may_sign(loaded, entry: str) -> None:
    (subscription,) = loaded(f"subscriptions: [{{id: s, {entry}}}]").subscriptions
    assert subscription.channel == entry.partition(":")[0] and subscription.to.startswith("https://h.example/")
    assert subscription.secret == ("S" if "secret" in entry else None)


def test_mail_needs_a_server(mistakes) -> None:
    assert mistakes("subscriptions: [{id: s, email: a@b.c}]") == ["2:32 mail needs an `smtp` section"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("limits: {page: 20}", "2:16 20 is no size"),
        ("limits: {page: 20 XB}", "2:16 '20 XB' is no size"),
        ("limits: {deadline: 0s}", "2:20 "),
        ("limits: {workers: 0}", "2:19 "),
        ("limits: {workers: many}", "2:19 "),
        ("network: {allow: [10.0.0]}", "2:19 '10.0.0' is no network"),
        ("network: {ca_bundle: nowhere.pem}", "2:22 no such file: nowhere.pem"),
        ("smtp: {host: m.example, dkim_selector: s}", "2:40 `dkim_selector` signs nothing without `dkim_key`"),
        (f'smtp: {{host: m.example, dkim_key: "{PEM}"}}', "2:35 `dkim_key` signs nothing without `dkim_selector`"),
        ("smtp: {host: m.example, dkim_key: hunter2, dkim_selector: s}", "2:35 this is no private key in PEM form"),
        (f'smtp: {{host: m.example, dkim_key: "{PEM}", dkim_selector: a b}}', "'a b' is no selector"),
        ("network: {proxy: socks5://x}", "2:18 'socks5://x' is no proxy"),
        ("smtp: {port: 25}", "2:7 'host' is missing"),
        ("smtp: {host: x, tls: ssl}", "2:22 'ssl' is not a value of 'tls'"),
        ("desk: {port: 70000}", "2:14 "),
        ("defaults: {every: 1s}", "2:19 1s is below"),
        ("soruces: []", "2:1 unknown key 'soruces'; did you mean 'sources'?"),
        ("sources: {id: a}", "2:10 a list is wanted"),
        ("sources: [a]", "2:11 a mapping is wanted"),
        ("sources:", "2:9 'sources' is empty"),
        ("sources: [{url: 'https://a.example/'}]", "2:11 'id' is missing"),
        ("defaults: 5", "2:11 a mapping is wanted"),
        ("a: *nowhere", "2:4 not YAML"),
        ("sources: [1", "not YAML"),
        ("\tx: 1", "2:1 not YAML"),
        ("note: \x07", "2:7 unreadable"),
        ("? {a: b}\n: c", "2:3 a key must be one word"),
        ("sources: &x [*x]", "anchor contains itself"),
    ],
)
def test_a_mistake_elsewhere_names_its_place(mistakes, text: str, words: str) -> None:
    found = mistakes(text)
    assert any(words in line for line in found), found
    assert not any("hunter2" in line or "MIIB" in line for line in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "must be a mapping"), ("- a\n", "must be a mapping"), ("version: 2\n", "2 is not a value of 'version'")],
)
def test_a_file_of_another_form_is_refused(write, text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        config.load(write(text, start=""), env={})


def test_a_file_that_cannot_be_read_is_a_mistake_too(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere.yaml:1:1: cannot be read: No such file"):
        config.load(tmp_path / "nowhere.yaml", env={})
    (tmp_path / "gbk.yaml").write_bytes("version: 1\n# 医保\n".encode("gb18030"))
    with pytest.raises(ConfigError, match=r"gbk.yaml:2:1: this is not UTF-8"):
        config.load(tmp_path / "gbk.yaml", env={})


def test_cron_obeys_the_least_interval(mistakes) -> None:
    [found] = mistakes(
        "limits: {min_interval: 10m}\nsources: [{id: a, url: 'https://a.example/', cron: '*/5 * * * *'}]"
    )
    assert "fires more often than limits.min_interval (600 s)" in found


# ── what is committed ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_committed_sources_are_valid_and_wait_to_be_verified() -> None:
    found = config.load(ROOT / "sources.yaml", env={})
    assert {"CN", "CN-44", "CN-4401", "CN-31", "CN-51", "CN-35", "CN-3501", "CN-43", "CN-4301", "CN-4308"} <= {
        source.region for source in found.sources
    }
    assert sum(source.authority == "secondary" for source in found.sources) == 2
    assert all(source.note and not source.enabled for source in found.sources)


def test_the_committed_schema_is_what_the_models_say() -> None:
    written = json.loads((ROOT / "docs/sources.schema.json").read_text(encoding="utf-8"))
    assert written == config.schema(), "run: python -m watcher.config > docs/sources.schema.json"


def test_every_field_says_what_it_is_for() -> None:
    schema = config.schema()
    for section in [schema, *schema["$defs"].values()]:
        for name, field in section.get("properties", {}).items():
            target = schema["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
            assert len(field.get("description") or target.get("description", "")) > 10, name
