"""Lines of the site are told from lines of the rule by nothing but their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.compare import furniture
from watcher.text.fold import folded_text


def reason(line: str) -> str | None:
    return furniture.of_line(folded_text(line))


@pytest.mark.parametrize(
    "line",
    [
        "【字号：大 中 小】 打印本页 收藏 分享到：微信 微博",
        "赞一个 分享 评论",
        "A- A A+ 打印 | 关闭窗口",
        "请点击以下标题查看详细内容",
        "← 上一篇   下一篇 →",
        "无障碍阅读 关怀版 繁体",
        "这篇内容对您有帮助吗？有帮助 没帮助",
        "我们将用心用情为您服务。",
        "温馨提示：表格较宽时，可以左右滑动查看。",
    ],
)
def test_tools_opinions_and_hints_are_navigation(line: str) -> None:
    assert reason(line) == "navigation"


@pytest.mark.parametrize(
    "line",
    [
        "顶一下(8) 踩一下(0)",
        "您觉得这篇文章：★★★☆☆ 3.9分（共12人评价）",
        "全文约1,200字，预计阅读时间5分钟",
        "最后编辑于 2026年11月3日 下午 16:40",
        "本页更新时间：2026-11-03 16:40:12　浏览次数：3.2万",
        "点赞 12 收藏 3 转发 8",
        "非常满意（1206票）满意（318票）一般（44票）不满意（9票）",
        "本页最近一次校对：2026年10月29日 15:08",
        "打印时间：2026年11月03日 09:09 打印编号：6d8848c0",
        "【扫码进群】本地医保交流群已有486人，点击图片加入",
        "11月4日 星期三 多云转晴 9～17℃ 东北风3级 空气质量 良 62",
    ],
)
def test_lines_that_count_or_date_are_counters(line: str) -> None:
    assert reason(line) == "counter"


@pytest.mark.parametrize(
    "line",
    [
        "发文单位：临江市医疗保障事业中心 日期：2026-03-05 点击：2821",
        "临江市医疗保障局2026.06.24临医保发〔2026〕9号浏览 2778",
        "临医保发〔2026〕40号 （2026-06-30）",
        "临江生活网 2026.04.02",
        "您是第 2602 位访问者",
        "网站满意度调查：共8题，约2分钟",
        "建议使用1024×768分辨率浏览",
        "政务公开平台 2026年11月10日 16:48",
        "临江市医疗保障局信息科维护 总访问量：485419",
        "临江医疗保障2025-07-11热度 44513",
        "👍 7367 ⭐ 3683",
        "‹ 返回17:32",
        "临江医保 2026.03.09",
        "2025年第7号",
        "当前排队：3号窗口12人",
    ],
)
def test_a_line_in_which_no_word_rules_anything_is_the_sites(line: str) -> None:
    assert reason(line) == "counter"


@pytest.mark.parametrize(
    "line",
    [
        "2次",
        "共3次",
        "约5分钟",
        "需要30个",
        "周一上午 9:00-12:00",
        "时间：2026年9月1日-2026年12月20日",
        "满意 80%",
        "60分",
        "第3条",
        "评价为优秀的，拨付2%",
        "下载医保电子凭证后即可就医",
        "阅读并同意告知书后3日内办结",
        "打印缴费证明需要15日",
        "支付宝",
        "关注“某市医保”微信公众号，可以办理备案",
        "三级 60%",
        "优 100元",
        "编号：3302",
        "2026年1月1日",
        "",
    ],
)
def test_what_may_be_a_rule_is_left_to_the_comparison(line: str) -> None:
    assert reason(line) is None


@given(
    st.sampled_from("缴费 报销 享受 办理 提供 申请 备案 支付 不得 应当 可以 禁止".split()),
    st.data(),
)
def test_one_word_of_policy_makes_any_such_line_a_line_to_compare(word: str, data: st.DataObject) -> None:
    line = "打印本页 收藏 点赞 12 最后更新 2026-11-03"
    place = data.draw(st.sampled_from([0, 5, 8, 11, 14, len(line)]))
    assert reason(f"{line[:place]} {word} {line[place:]}") is None


@pytest.mark.parametrize(
    "line",
    [
        "You can get PIP of £73.90 a week",
        "实行首问负责和限时办结。",
        "系统自动生成缴费记录。",
        "对举报骗保行为实行有奖举报。",
        "扫码进入小程序，申请人应当如实填写。",
        "不少朋友关心的查询费，今年起每次收5元。",
    ],
)
def test_a_rule_in_a_prompts_words_is_a_rule(line: str) -> None:
    assert reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "编者按：近期咨询较多，特转发全文。",
        "不少街坊常问，医保卡里的钱到底能不能取？本文根据市局规定梳理如下。",
        "现将有关问答整理如下，供大家参考。",
    ],
)
def test_how_an_editor_leads_to_a_text_is_the_sites(line: str) -> None:
    assert reason(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "网络中心支持　页面加载耗时：0.42秒",
        "工号：1024　今天是2026年11月03日　在线17人",
        "分类信息：临街商铺转让，年租4.8万元",
        "食堂今日：清蒸鲈鱼18元　白菜豆腐4元",
        "本条评价：满意31人，一般2人",
        "祝全体会员新春快乐！",
        "本文目录：参保条件、缴费标准、办理渠道",
        "《关于推进经办服务标准化的实施意见》",
        "2026-05-04 星期一 往期回顾",
    ],
)
def test_what_other_systems_set_around_a_text_is_the_sites(line: str) -> None:
    assert reason(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "注销登记：窗口办理",
        "自受理之日起20日内执行",
        "病人转院，须经定点医院同意",
        "《医疗保障基金使用监督管理条例》自2021年5月1日起施行",
        "目录内药品按甲类支付、乙类先自付",
        "缴费记录供参保人员免费查询。",
        "租房提取限额每月1500元，不得超过实际租金",
    ],
)
def test_rules_that_share_a_word_with_them_stay(line: str) -> None:
    assert reason(line) is None
