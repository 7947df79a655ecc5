"""The demo's sources.yaml: written to the output folder and loaded from there, like anyone's."""

from __future__ import annotations

import base64

from watcher.demo import pages

SECRET = "whsec_" + base64.b64encode(b"a secret that everyone may know!").decode()

_TEXT = """\
# What `watcher demo` watched: a site on this machine with invented pages. It stands here to be looked at and to be
# given to other commands, such as `watcher status`; the site itself is gone when the demo ends.
version: 1
defaults: {{every: 6h, topics: [medical_insurance]}}

sources:
  - id: gz-years
    title: 广州 缴费年限办法（演示）
    url: {site}{years}
    region: CN-4401
    select: div.viewList
  - id: gz-faq
    title: 广州 常见问题（演示）
    url: {site}/gz/bsfw/ywzsk/index.html
    kind: faq
    region: CN-4401
  - id: sh-account
    title: 上海 个人账户办法（演示）
    url: {site}/sh/zxzc/20260312/3f9c1d7be2.html
    region: CN-31
    select: .content-detail
  - id: zj-outpatient
    title: 浙江 门诊共济办法（演示）
    url: {site}{outpatient}
    region: CN-33
  - id: fj-transfer
    title: 福建 转移接续规程（演示）
    url: {site}{transfer}
    region: CN-35
  - id: sc-ratios
    title: 四川 住院待遇标准（演示）
    url: {site}/sc/c102891/2026/2/27/9d41.shtml
    region: CN-51
  - id: hn-claims
    title: 湖南 零星报销指南（演示）
    url: {site}{filing}
    region: CN-43
  - id: hn-bases
    title: 湖南 缴费基数标准 PDF（演示）
    url: {site}{pdf}
    kind: file
    region: CN-43
  - id: cn-library
    title: 国家 政策文件库（演示）
    url: {site}/gov/zhengce/zhengceku/202601/content_7055102.htm
    region: CN
    select: "#UCAP-CONTENT"
  - id: cn-notices
    title: 国家 通知栏目（演示）
    url: {site}{column}
    kind: list
    region: CN
    select: "#UCAP-CONTENT"
    follow: {{match: [医保, 医疗保险], limit: 10, within: .default_pgContainer}}
  - id: city-guide
    title: 羊城生活通（演示）
    url: {site}/life/shebao/20260105/yibao-nianxian.html
    region: CN-4401
    authority: secondary

subscriptions:
  - id: hr                      # the people department of a firm in Guangdong: only what is grave, and near
    email: hr@example.org
    when: {{regions: [CN-44*], severity: high}}
  - id: crm                     # a program that takes everything
    webhook: {hook}
    secret: {secret}
  - id: ops                     # whoever looks after the watching: failing sources and pages that vanish
    email: ops@example.org
    language: en
    maintainer: true
    when: {{kinds: [availability]}}

smtp: {{host: 127.0.0.1, port: {mail}, tls: none, from: watcher@example.org}}
network: {{allow: [127.0.0.0/8], per_host_gap: 2s}}
limits: {{alert_after: 2, deadline: 10s}}
"""


def sources_yaml(*, site: str, hook: str, mail: int) -> str:
    return _TEXT.format(
        site=site,
        hook=hook,
        mail=mail,
        secret=SECRET,
        years=pages.YEARS,
        outpatient=pages.OUTPATIENT,
        transfer=pages.TRANSFER,
        filing=pages.FILING,
        pdf=pages.PDF,
        column=pages.COLUMN,
    )
