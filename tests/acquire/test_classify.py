"""Pages that are not the page asked for are told apart from policy that merely uses their words."""

from __future__ import annotations

import pytest

from watcher.acquire.classify import challenge, soft_failure, visible
from watcher.model import Outcome, Page

POLICY = "第一条 参加职工基本医疗保险的人员，累计缴费年限男满30年、女满25年的，退休后不再缴纳基本医疗保险费。" * 12


def page(text: str, url: str = "https://a.example/zwgk/1.html") -> Page:
    return Page(url=url, format="html", body=text.encode(), text=text)


def html(body: str, title: str = "市医疗保障局") -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def outcome(text: str, **kw: object) -> Outcome | None:
    found = soft_failure(page(text), **kw)  # type: ignore[arg-type]
    return found[0] if found else None


CHALLENGES = {
    "瑞数": (412, {}, "<html><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=7</script><input id=onload_meta></html>"),
    "瑞数 with 200": (200, {}, '<html><script>$_ts.cd="qWEr";$_ts.lcd()</script></html>'),
    "加速乐": (521, {}, "<script>document.cookie='__jsl_clearance_s=1772600767.1|-1|x';location.href=1</script>"),
    "加速乐 by cookie": (521, {"set-cookie": "__jsluid_s=f00; max-age=31536000"}, "<script>(function(){})()</script>"),
    "EdgeOne": (200, {}, "<script>document.cookie='EO_Bot_Ssid=1234; path=/';location.reload()</script>" + " " * 800),
    "阿里云": (200, {}, "<script>var arg1='ABC';document.cookie='acw_sc__v2='+x;</script>"),
    "创宇盾": (403, {}, html("<h1>当前访问疑似黑客攻击，已被网站管理员设置为拦截</h1><p>创宇盾</p>")),
    "安全狗": (200, {}, html("<p>网站防火墙：您的请求带有不合法参数，已被网站管理员设置拦截！</p>网站安全狗")),
    "频繁": (200, {}, html("您的访问过于频繁，请稍后再试")),
    "验证": (200, {}, html("<p>请完成验证后继续访问</p><div id=captcha></div>")),
    "滑动": (200, {}, html("为保障访问安全，请完成下方验证")),
    "Cloudflare": (503, {}, html("Checking your browser", "Just a moment...")),
    "Cloudflare by header": (403, {"cf-mitigated": "challenge"}, ""),
    "Cloudflare script": (403, {}, '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>'),
    "Incapsula": (200, {}, '<iframe src="/_Incapsula_Resource?x">Request unsuccessful. Incapsula incident ID: 1</iframe>'),
    "script only": (200, {}, html("<noscript>请开启JavaScript并刷新该页。</noscript>")),
}  # fmt: skip


@pytest.mark.parametrize("name", CHALLENGES)
def test_a_firewalls_page_is_recognised(name: str) -> None:
    assert challenge(*CHALLENGES[name])


@pytest.mark.parametrize("name", [name for name, (status, _, text) in CHALLENGES.items() if status == 200 and text])
def test_a_firewalls_page_with_status_200_is_blocked(name: str) -> None:
    assert outcome(CHALLENGES[name][2]) == Outcome.BLOCKED


@pytest.mark.parametrize(
    "words",
    [
        "如提示访问过于频繁，请稍后再试。",
        "登录后请完成验证，方可办理。",
        "您访问的页面不存在时，可拨打12393。",
        "请先登录国家医保服务平台APP，再申请转移。",
        "信息已删除的，应当重新提交；栏目维护中。",
        "页面不存在",
        "人机验证",
        "<script>var s='__jsl_clearance';var t='$_ts=1';</script>",
        "<script src='https://www.google.com/recaptcha/api.js' class='g-recaptcha'></script>",
        "<form><input type='password' name='p'>用户登录</form>",
        "<!-- 404 Not Found -->",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_long_policy_that_uses_such_words_is_not_caught(words: str, before: bool) -> None:
    text = html(words + POLICY if before else POLICY + words)
    assert soft_failure(page(text)) is None
    assert challenge(200, {}, text) is None


def test_a_policy_about_a_form_numbered_404_is_not_caught() -> None:
    assert soft_failure(page(html(POLICY, "关于印发404号文件的通知"))) is None


def test_a_short_notice_is_a_page() -> None:
    notice = "自2026年7月1日起，职工医保缴费基数上限调整为每月26421元，下限调整为每月5284元。特此通知。"
    assert soft_failure(page(html(notice, "关于公布2026年度缴费基数的通知"))) is None


@pytest.mark.parametrize(
    "text",
    [
        html(
            "<form>用户名<input name=u>密码<input type=password name=p><button>登录</button></form>", "统一身份认证平台"
        ),
        html("<form><input class='x' type='password'></form>"),
        html("您尚未登录，请先登录"),
        html("登录后才能查看本页内容"),
        html("Please sign in to continue"),
    ],
)
def test_a_login_wall_is_blocked(text: str) -> None:
    assert outcome(text) == Outcome.BLOCKED


@pytest.mark.parametrize(
    "text",
    [
        html("抱歉，页面不存在"),
        html("您访问的页面不存在或已删除"),
        html("对不起，您要查看的内容已被删除。<a href=/>返回首页</a>"),
        html("你所访问的栏目正在维护"),
        html("该信息不存在！"),
        html("该内容已被发布者删除"),
        html("该公告已被发布单位撤回。"),
        html("信息已删除"),
        html("栏目维护中，请稍后访问"),
        html("系统升级中"),
        html("找不到您要的页面"),
        html("<p>sorry</p>", "404 - 页面未找到"),
        html("<p>5秒后返回首页</p>", "404错误"),
        html("The page you requested could not be found."),
        html("<h1>Not Found</h1>", "404 Not Found"),
        html("This site is under maintenance"),
    ],
)
def test_a_polite_404_is_gone(text: str) -> None:
    assert outcome(text) == Outcome.GONE


@pytest.mark.parametrize(
    ("asked", "final", "expected"),
    [
        ("https://a.example/zwgk/gfxwj/1.html", "https://a.example/", Outcome.MOVED),
        ("https://a.example/zwgk/gfxwj/1.html", "https://a.example/index.html", Outcome.MOVED),
        ("https://a.example/zwgk/gfxwj/1.html", "https://a.example/zwgk/2.html", None),
        ("http://a.example/", "https://a.example/", None),
        ("https://a.example/", "https://a.example/", None),
    ],
)
def test_a_deep_page_that_leads_to_the_front_page_has_moved(asked: str, final: str, expected: Outcome | None) -> None:
    found = soft_failure(page(html(POLICY), final), asked_url=asked)
    assert (found[0] if found else None) == expected


@pytest.mark.parametrize(
    "text", [html(""), html("<script>render('#app')</script><div id=app></div>"), html("<img src=x>")]
)
def test_a_page_without_text_is_empty(text: str) -> None:
    assert outcome(text) == Outcome.EMPTY


def test_a_page_of_which_the_reader_found_nothing_is_empty() -> None:
    assert outcome(html(POLICY), text_length=0) == Outcome.EMPTY


def test_the_readers_title_counts_if_it_has_one() -> None:
    assert outcome(html("<p>返回首页</p>", ""), title="页面不存在") == Outcome.GONE


def test_files_are_not_judged() -> None:
    assert soft_failure(Page(url="https://a.example/a.pdf", format="pdf", body=b"%PDF-1.4")) is None


def test_what_a_reader_sees_leaves_out_what_is_hidden() -> None:
    text = "<title>t</title><style>s{}</style><!-- c --><p>甲&nbsp;乙\n&lt;丙</p><script>x<y</script><template>z</template>丁"
    assert visible(text) == "甲 乙 <丙 丁"


@pytest.mark.parametrize("trap", ["<script>", "<!--", "<title>", "<input ", "<", "<style", "</script>", "&#"])
def test_a_hostile_page_costs_one_pass(trap: str) -> None:
    """No timing: four times the page must not be sixteen times the work; the test's own time-out catches that."""
    soft_failure(page(trap * 200_000))
