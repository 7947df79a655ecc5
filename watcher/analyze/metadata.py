"""What a document says of itself: title, issuer, number, dates, validity, what it repeals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from watcher.analyze.blocks import Block, Raw
from watcher.analyze.clauses import Placed
from watcher.model import Metadata, Validity
from watcher.text import dates, numerals
from watcher.text.fold import folded_text

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[(](?:19|20)\d\d[〕\])](?:第)?\d{1,5}号")
_NUMBER_AMONG = re.compile(
    r"(?P<by>[\u4e00-\u9fff]{1,16})\s*[〔\[(（【﹝［]\s*(?P<year>(?:19|20)\d\d)\s*[〕\])）】﹞］]\s*(?P<n>第?\s*\d{1,5})\s*号"
)
_CITES = re.compile(r"[《。；;]|根据|依据|按照|依照|废止|转发|关于")
_OFFICE = re.compile(r".*(?:局|厅|委员会|政府|办公室|中心)(?=.{2})")
_HEAD_LINE = 120  # characters
_TITLE_END = re.compile(
    r"(?:通知|办法|规定|条例|细则|意见|公告|通告|决定|方案|规则|解释|法|批复|函|解读|问答|解答|指南|攻略|问题|标准)(?:\(.*\))?$"
)
_OF_ANY_PAGE = re.compile(  # what a system calls each of its pages
    "(?:公文|文件|文章|信息|内容|通知|公告|政策|新闻|页面)?(?:查看|详情|详情页|浏览|阅读|正文|内容页?|展示|公开|预览|详细|详细信息|详细页)"
    "|首页|无标题(?:文档)?|政务公开|通知公告|政策法规|政策文件|新闻中心"
)
_OF_THE_SITE = re.compile(  # and what it calls itself
    "(?:掌上|智慧|网上|移动)[一-龥]{2,6}|[一-龥]{2,12}(?:政务服务网?|服务平台|门户网站|官方网站|官网|政府网|信息网|政务网|公众号|小程序|客户端)"
)
_OF_POLICY = re.compile("医保|医疗|保险|社保|缴费|待遇|账户|报销|生育|养老|退休|参保|就医")
_OTHER_SUBJECT = re.compile("(?:待遇|保障|资格|协议|合同)$")
_SUBJECT = (
    r"(?:本|该)?(?:通知|办法|规定|条例|细则|实施细则|实施办法|意见|公告|决定|方案|规则|解释|法|标准|暂行办法|文件)?"
)
_IN_FORCE = re.compile(
    rf"(?:{_SUBJECT})(?:自|从|于)(?P<when>[^,。;]{{4,24}}?)(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效)"
)
_FROM_ISSUE = re.compile(
    rf"{_SUBJECT}自(?:发布|印发|公布|发文)之日起(?:(?P<n>\d+|[一二三四五六七八九十]+)(?:个)?(?P<unit>日|天|个月)后?)?(?:施行|实施|执行|生效)"
)
_YEARS = re.compile(rf"有效期(?:为|限)?(?P<n>{numerals.NUMBER})年")
_UNTIL = re.compile(
    r"(?:有效期|执行期|实施期|适用期)(?:限|间)?(?:(?:自|为|是|从)[^,。;]{4,20}?)?(?:至|到|截止|截至)(?P<when>[^,。;]{6,16})"
)
_RUNS_TO = re.compile(r"(?:施行|实施|执行|生效),?(?:有效期)?(?:至|到)(?P<when>[^,。;]{6,16}?)(?:止|。|$)")
_TITLE_IN_MARKS = re.compile(r"《([^《》]*(?:《[^》]*》[^《》]*)*)》(?:\(([^()]*?号)\))?")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、．.]|第.{1,4}[编章节条]|[（(].{1,3}[)）]|\d{1,2}[、．.]")
_TITLE_STAMP = re.compile(r"[(〔](?:已|全文)?(?:失效|废止|作废)[^)〕]{0,6}[)〕]|^(?:已失效|已废止|失效)")
_DATE_LINE = 30  # characters; a date below a signature stands alone
_DRAFT = re.compile(r"征求意见稿|公开征求意见|\(草案\)|\(送审稿\)")
_CORRECTION = re.compile(r"更正|勘误|订正")
_CORRECTED = re.compile(r"更正|勘误|订正|有误|错误")
_GONE = re.compile(r"失效|作废")
_ISSUER = re.compile(r"^[\u4e00-\u9fff()]{2,20}(?:局|厅|委员会|委|部|署|政府|办公室|中心|常务委员会)$")


def read(raw: Raw, placed: Sequence[Placed], *, region: str | None, today: date) -> Metadata:
    """Dates are those the document states; `validity` is how it stands on `today`."""
    lines = [folded_text(p.clause.text) for p in placed]
    heads = [folded_text(b.text) for b in raw.blocks[:14]]
    title = title_of(raw)
    published = _published(raw, heads)
    signed = _signed(raw) or published
    since, until = _in_force(lines, signed)
    repeals = _repeals(lines)
    kind = "draft" if _DRAFT.search(folded_text(title or "")) else _kind(title)
    meta = Metadata(
        title=title,
        issuer=_issuer(raw, heads, title),
        doc_number=_doc_number(raw, heads),
        published_on=published,
        effective_from=since,
        effective_to=until,
        repeals=repeals,
        corrects=_corrects(lines, title),
        stamp=_stamp(raw),
        region=region,
        language=raw.language,
        kind=kind,
        validity=_validity(raw, kind, since, until, today),
    )
    return meta


def _label(raw: Raw, *names: str) -> str | None:
    return next((raw.labels[n] for n in names if raw.labels.get(n)), None)


def title_of(raw: Raw) -> str | None:
    """The title the format offers, or the first line (or lines, from 关于 on) that ends as titles do."""
    offered = folded_text(raw.title or "")
    of_the_site = _OF_THE_SITE.fullmatch(offered)
    if raw.title and not _OF_ANY_PAGE.fullmatch(offered) and not of_the_site:
        return raw.title
    head = [b.text.strip() for b in raw.blocks[:10]]
    for i, text in enumerate(head):
        if (
            6 <= len(text) <= 120
            and not text.endswith(("。", "：", ":", "，"))
            and not _NUMBERED.match(text)
            and _TITLE_END.search(folded_text(text))
        ):
            begin = next((j for j in range(max(0, i - 2), i) if head[j].startswith("关于") and "》" not in head[j]), i)
            return "".join(head[begin : i + 1])
    lines = (text for text in head if len(text) >= 4 and not _NUMBERED.match(text))
    first = next((text for text in lines if not of_the_site or _OF_POLICY.search(text)), None)
    return first if first and len(first) <= 60 and not folded_text(first).endswith(("。", ",", "?")) else raw.title


def _kind(title: str | None) -> str | None:
    match = _TITLE_END.search(folded_text(title)) if title else None
    names = {"通知": "notice", "公告": "notice", "通告": "notice", "条例": "regulation", "法": "law", "办法": "measures",
             "细则": "rules", "规定": "rules", "解读": "explanation", "问答": "faq", "解答": "faq", "问题": "faq", "指南": "guide"}  # fmt: skip
    return names.get(match[0].split("(")[0]) if match else None


def _doc_number(raw: Raw, heads: Sequence[str]) -> str | None:
    labelled = _label(raw, "文号", "发文字号", "文件编号", "字号")
    if labelled and (match := _NUMBER.search(folded_text(labelled))):
        return match[0]
    for line in heads:
        if match := _NUMBER.fullmatch(line):
            return match[0]
    joined = "".join(line for line in heads if len(line) <= 8)
    if match := _NUMBER.search(joined):
        return match[0]
    return next((number for block in _above_the_text(raw.blocks) if (number := number_among(block.text))), None)


def _above_the_text(blocks: Sequence[Block]) -> Sequence[Block]:
    """The head of a document: what stands before its first sentence, or before those whom it addresses."""
    first = (n for n, block in enumerate(blocks[:14]) if "。" in block.text or block.text.endswith(("：", ":")))
    return blocks[: next(first, 14)]


def number_among(line: str) -> str | None:
    """A document's own number in a line of its head that says other things, too; other documents' numbers stand behind
    their titles, or in sentences."""
    match = _NUMBER_AMONG.search(line) if len(line) <= _HEAD_LINE else None
    if match is None or _CITES.search(line):
        return None
    return folded_text(f"{_OFFICE.sub('', match['by'])}〔{match['year']}〕{match['n']}号")


def _published(raw: Raw, heads: Sequence[str]) -> date | None:
    labelled = _label(raw, "发布日期", "发布时间", "公开日期", "时间", "日期", "成文日期", "发文日期", "生成日期")
    if labelled and (found := dates.first(folded_text(labelled))):
        return found
    for line in heads:
        if re.match(r"(?:发布)?(?:时间|日期)", line) and (found := dates.first(line)):
            return found
    return None


def _signed(raw: Raw) -> date | None:
    """The date below the signature: a line that is nothing but a date."""
    for block in reversed(raw.blocks):
        if len(block.text) > _DATE_LINE:
            continue
        line = folded_text(block.text)
        found = next(dates.find(line), None)
        if found and found.precision == "day" and found.end - found.start == len(line):
            return found.on
    return None


def _in_force(lines: Sequence[str], signed: date | None) -> tuple[date | None, date | None]:
    since = until = None
    for line in lines:
        if "行" not in line and "效" not in line:
            continue
        for match in _IN_FORCE.finditer(line):
            if _OTHER_SUBJECT.search(line[: match.start()]):
                continue
            subject = match[0].startswith(("本", "该")) or "有效期" in line or "废止" in line or len(line) < 60
            found = dates.first(match["when"])
            if found and subject:
                since = found
        if signed and (issue := _FROM_ISSUE.search(line)):
            since = _shifted(signed, issue["n"], issue["unit"])
        if stated := _UNTIL.search(line) or _RUNS_TO.search(line):
            until = dates.first(stated["when"]) or until
        elif since and (term := _YEARS.search(line)) and re.search("本|施行|执行|实施", line):
            years = numerals.number(term["n"])
            until = dates.add_years(since, int(years)) if years else until
    return since, until


def _shifted(start: date, count: str | None, unit: str | None) -> date:
    amount = numerals.number(count) if count else None
    if amount is None:
        return start
    if unit == "个月":
        month = start.month - 1 + int(amount)
        return date(start.year + month // 12, month % 12 + 1, min(start.day, 28))
    return start + timedelta(days=int(amount))


def _repeals(lines: Sequence[str]) -> tuple[str, ...]:
    """Numbers of the documents that a sentence repeals, or their titles where no number stands."""
    found: list[str] = []
    for line in lines:
        for sentence in line.split("。") if "废止" in line else ():
            named = sentence[: sentence.rfind("废止")] if "废止" in sentence else ""
            for title, number in _TITLE_IN_MARKS.findall(named):
                found.append(number.split(",")[0] if number else title)
    return tuple(dict.fromkeys(found))


def _corrects(lines: Sequence[str], title: str | None) -> tuple[str, ...]:
    """Of a correction notice the documents it corrects, by number or title: named in its own title, else where it says so."""
    said = folded_text(title or "")
    if not _CORRECTION.search(said):
        return ()
    named = _TITLE_IN_MARKS.findall(said) or next(
        (found for line in lines if _CORRECTED.search(line) and (found := _TITLE_IN_MARKS.findall(line))), []
    )
    return tuple(dict.fromkeys(number.split(",")[0] or name for name, number in named))


def _issuer(raw: Raw, heads: Sequence[str], title: str | None) -> str | None:
    labelled = _label(raw, "发布机构", "发文机关", "发文机构", "发布单位", "制发单位")
    if labelled:
        return labelled
    in_title = re.match(
        r"([\u4e00-\u9fff ]{4,60}?(?:局|厅|委员会|部|政府|办公室))(?: [\u4e00-\u9fff]+)*?关于", title or ""
    )
    if in_title:
        return in_title[1].split()[0]
    signature = (part for b in raw.blocks if len(b.text) < 80 for part in re.split(r"[\s\u3000]+", b.text))
    source = _label(raw, "来源", "信息来源", "文章来源") or ""  # at last: who is copied here
    return next((line for line in (*signature, folded_text(source)) if _ISSUER.match(line)), None)


def _stamp(raw: Raw) -> str:
    """Stamps printed as images and the label 有效性, in the page's words."""
    titled = _TITLE_STAMP.search(folded_text(title_of(raw) or ""))
    return folded_text(
        " ".join((titled[0] if titled else "", *raw.stamps, _label(raw, "有效性", "文件状态", "时效性") or ""))
    )


def _validity(raw: Raw, kind: str | None, since: date | None, until: date | None, today: date) -> Validity:
    if kind == "draft":
        return Validity.DRAFT
    said = _stamp(raw)
    if "废止" in said and "未废止" not in said:
        return Validity.REPEALED
    if _GONE.search(said):
        return Validity.EXPIRED
    return in_time(since, until, today, stated="有效" in said)


def in_time(since: date | None, until: date | None, today: date, *, stated: bool = False) -> Validity:
    """Validity as the dates alone give it on `today`."""
    if until and today > until:
        return Validity.EXPIRED
    if since and today < since:
        return Validity.NOT_YET
    return Validity.IN_FORCE if since or stated else Validity.UNKNOWN
