"""Pages that are not the page: challenges of firewalls, login walls, polite "not found", nothing at all.

Pure. Such pages are short. A long policy text that merely mentions 登录 or 请完成验证 must never be caught, so words
count only on pages with little text to see; scripts that only firewalls use count on pages with hardly any.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from watcher.acquire.answers import went_home
from watcher.model import Outcome, Page

HIDDEN = re.compile(r"<(script|style|template|title)\b|<!--", re.I)
TAG = re.compile(r"<[^<>]{0,5000}>")
BLANK = re.compile(r"\s+")
TITLE = re.compile(r"<title[^>]{0,500}>([^<]{0,1000})", re.I)

HARDLY_ANY = 250  # characters to see: what a script challenge shows at most
LITTLE = 600  # what a firewall's or login page shows at most
SHORT = 300  # what a soft 404 shows at most
BEGINNINGS = (4_096, 16_384)  # characters of markup in which most pages have shown more than LITTLE

SCRIPTS = (
    (re.compile(r"\$_ts\s*[=.\[]"), "瑞数 script challenge"),
    (re.compile(r"__jsl_clearance"), "加速乐 script challenge"),
    (re.compile(r"EO_Bot_Ssid"), "EdgeOne script challenge"),
    (re.compile(r"acw_sc__v2|aliyun_waf_aa|aliyunwaf_"), "阿里云 script challenge"),
    (re.compile(r"cf-chl-|/cdn-cgi/challenge-platform|cf_chl_opt|window\._cf_chl"), "Cloudflare challenge"),
    (re.compile(r"_Incapsula_Resource|Incapsula incident"), "Incapsula challenge"),
    (re.compile(r"wafblock|waf_captcha|WafCaptcha|TencentCaptcha|geetest|g-recaptcha|h-captcha", re.I), "captcha"),
)
WORDS = (
    (re.compile(r"创宇盾|创宇云|知道创宇|yunaq\.com"), "创宇盾 block page"),
    (re.compile(r"网站安全狗|服务器安全狗|安全狗|safedog", re.I), "安全狗 block page"),
    (re.compile(r"访问过于频繁|访问频率过高|访问太频繁|请求过于频繁|操作过于频繁"), "throttled: 访问过于频繁"),
    (re.compile(r"请完成(?:安全|以下|下方|滑动|下列)?验证|人机验证|滑动验证|请输入验证码|安全验证中"), "captcha: 请完成验证"),
    (re.compile(r"(?:您|你)的(?:访问|请求)(?:被|已被|可能)[^。]{0,12}(?:拦截|阻断|攻击|拒绝)|请求被拦截|非法访问"), "block page"),
    (re.compile(r"请(?:开启|启用|打开)\s*JavaScript", re.I), "a page that only scripts can open"),
    (re.compile(r"Just a moment\.\.\.|Attention Required!|Checking your browser|verify(?:ing)? you are (?:a )?human", re.I),
     "Cloudflare challenge"),
    (re.compile(r"enable JavaScript and cookies to continue|unusual traffic|complete the captcha", re.I), "captcha"),
    (re.compile(r"Access Denied.{0,80}(?:permission|Reference)|Request unsuccessful\. Incapsula", re.I | re.S), "block page"),
)  # fmt: skip
LOGIN_WORDS = re.compile(
    r"请(?:先|您先)?登[录陆]|登[录陆]后(?:才能|方可|可)?(?:查看|访问|浏览|继续)|用户登[录陆]|账号登[录陆]|统一身份认证"
    r"|please (?:log|sign) ?in|(?:log|sign) ?in to (?:continue|your account)|login required",
    re.I,
)
PASSWORD = re.compile(r"<input[^>]{1,500}type\s*=\s*[\"']?password", re.I)
MISSING = re.compile(
    r"页面不存在|页面没有找到|页面未找到|找不到(?:您|你)?(?:要|想|所)?[^。]{0,6}(?:页面|网页|网址|内容)|页面(?:已|已经)?(?:被)?(?:删除|移除|丢失)"
    r"|(?:您|你)(?:要|所|想要?)?(?:访问|查看|浏览|请求|查找)的(?:页面|网页|内容|信息|文章|栏目|资源|链接|地址)"
    r"[^。]{0,16}(?:不存在|删除|移除|失效|找不到|未找到|下线|过期|维护|改名|暂时不可用|丢失)"
    r"|(?:信息|文章|内容|该文|稿件)(?:已|已经|已被)?(?:不存在|被?删除|下线|下架|撤销)|(?:栏目|网站|系统|页面)(?:正在)?(?:维护|升级|建设)中"
    r"|(?:信息|文章|内容|页面|该文|稿件|公告|通知)已(?:经)?被[^。,，]{0,8}(?:删除|移除|撤回|下架)"
    r"|该(?:信息|文章|内容|页面|栏目)(?:不存在|已过期|尚未发布)"
    r"|page (?:not found|does not exist|cannot be found|can't be found|no longer exists)|404 not found"
    r"|the (?:page|file|resource) you (?:requested|are looking for)|under maintenance",
    re.I,
)
MISSING_TITLE = re.compile(
    r"^\W*(?:404|410)(?![\d号])|(?<!\d)404(?!\d).{0,20}(?:error|not found|错误)|页面不存在|找不到.{0,4}页|not found",
    re.I,
)


def visible(text: str) -> str:
    """What a reader without scripts sees of an HTML page, blanks squeezed; the title is not part of it."""
    bare = TAG.sub(" ", "".join(_shown_parts(text)))
    return BLANK.sub(" ", html.unescape(bare)).strip()


def _glimpse(text: str) -> str:
    """What is visible of a page; of a long one, only of a beginning that is more than LITTLE already.

    The beginning ends before a tag, so that no tag, script or comment is cut in two.
    """
    for length in BEGINNINGS:
        seen = visible(text[: max(text.rfind("<", 0, length), 0)]) if len(text) > length else ""
        if len(seen) > LITTLE:
            return seen
    return visible(text)


def _shown_parts(text: str) -> Iterator[str]:
    """What lies outside scripts, styles, comments and the title. One pass, whatever a hostile page leaves open."""
    lower, place = text.lower(), 0
    while match := HIDDEN.search(lower, place):
        yield text[place : match.start()]
        end = "-->" if match[0] == "<!--" else f"</{match[1]}"
        place = lower.find(end, match.end())
        if place < 0:
            return
        place += len(end) if end == "-->" else 0
    yield text[place:]


def title_of(text: str) -> str:
    match = TITLE.search(text)
    return BLANK.sub(" ", html.unescape(match[1])).strip() if match else ""


def challenge(status: int, headers: Mapping[str, str], text: str) -> str | None:
    """Which firewall stands in the way; None if none does. Header names are lower case."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return "Cloudflare challenge"
    if status == 521 and "__jsl" in headers.get("set-cookie", ""):
        return "加速乐 script challenge"
    return _firewall(text, _glimpse(text))


def _firewall(text: str, seen: str) -> str | None:
    if len(seen) <= HARDLY_ANY:
        for mark, name in SCRIPTS:
            if mark.search(text):
                return name
    if len(seen) <= LITTLE:
        shown = f"{title_of(text)} {seen}"
        for mark, name in WORDS:
            if mark.search(shown):
                return name
    return None


def soft_failure(
    page: Page, *, text_length: int | None = None, title: str | None = None, asked_url: str | None = None
) -> tuple[Outcome, str] | None:
    """Why a page that came with status 200 is not the page asked for; None if it may be.

    `text_length` and `title`: what the reader of the document found, if it has read it. `asked_url`: where the poll
    began, to notice a redirect to the front page. Files without text of their own (PDF, Word) are not judged.
    """
    if asked_url is not None and went_home(asked_url, page.url):
        return Outcome.MOVED, "the site answers with its front page"
    if page.text is None or page.format not in ("html", "text", "markdown"):
        return None
    seen = _glimpse(page.text) if page.format == "html" else BLANK.sub(" ", page.text).strip()
    wall = _firewall(page.text, seen) if page.format == "html" else challenge(200, {}, page.text)
    if wall:
        return Outcome.BLOCKED, wall
    heading = title if title is not None else title_of(page.text)
    return _wall(page.text, seen) or _missing(heading, seen) or _nothing(page.text, seen, text_length)


def _wall(text: str, seen: str) -> tuple[Outcome, str] | None:
    if len(seen) <= LITTLE and PASSWORD.search(text):
        return Outcome.BLOCKED, "a login form stands where the page should be"
    if len(seen) <= SHORT and LOGIN_WORDS.search(seen):
        return Outcome.BLOCKED, "the page asks for a login"
    return None


def _missing(title: str, seen: str) -> tuple[Outcome, str] | None:
    if len(seen) <= LITTLE and MISSING_TITLE.search(title):
        return Outcome.GONE, f"a polite 404: {title[:60]}"
    match = MISSING.search(seen) if len(seen) <= SHORT else None
    return (Outcome.GONE, f"a polite 404: {match[0][:60]}") if match else None


def _nothing(text: str, seen: str, text_length: int | None) -> tuple[Outcome, str] | None:
    if text_length == 0 or not seen:
        by_script = "<script" in text.lower()
        return Outcome.EMPTY, "the page is built by a script" if by_script and not seen else "the page holds no text"
    return None
