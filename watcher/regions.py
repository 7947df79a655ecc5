"""Names of places by GB/T 2260 code (`CN`, `CN-44`, `CN-4401`): every province, and prefectures that have sources.

Pairs are (Chinese short name, English name). A code that is missing here is named by its province and the code itself.
"""

from __future__ import annotations

COUNTRY = "CN"

PROVINCES: dict[str, tuple[str, str]] = {
    "11": ("北京", "Beijing"),
    "12": ("天津", "Tianjin"),
    "13": ("河北", "Hebei"),
    "14": ("山西", "Shanxi"),
    "15": ("内蒙古", "Inner Mongolia"),
    "21": ("辽宁", "Liaoning"),
    "22": ("吉林", "Jilin"),
    "23": ("黑龙江", "Heilongjiang"),
    "31": ("上海", "Shanghai"),
    "32": ("江苏", "Jiangsu"),
    "33": ("浙江", "Zhejiang"),
    "34": ("安徽", "Anhui"),
    "35": ("福建", "Fujian"),
    "36": ("江西", "Jiangxi"),
    "37": ("山东", "Shandong"),
    "41": ("河南", "Henan"),
    "42": ("湖北", "Hubei"),
    "43": ("湖南", "Hunan"),
    "44": ("广东", "Guangdong"),
    "45": ("广西", "Guangxi"),
    "46": ("海南", "Hainan"),
    "50": ("重庆", "Chongqing"),
    "51": ("四川", "Sichuan"),
    "52": ("贵州", "Guizhou"),
    "53": ("云南", "Yunnan"),
    "54": ("西藏", "Tibet"),
    "61": ("陕西", "Shaanxi"),
    "62": ("甘肃", "Gansu"),
    "63": ("青海", "Qinghai"),
    "64": ("宁夏", "Ningxia"),
    "65": ("新疆", "Xinjiang"),
    "71": ("台湾", "Taiwan"),
    "81": ("香港", "Hong Kong"),
    "82": ("澳门", "Macao"),
}

_CITIES = """
1301 石家庄 Shijiazhuang|1401 太原 Taiyuan|1501 呼和浩特 Hohhot|2101 沈阳 Shenyang|2102 大连 Dalian|2201 长春 Changchun
2301 哈尔滨 Harbin|3201 南京 Nanjing|3202 无锡 Wuxi|3204 常州 Changzhou|3205 苏州 Suzhou|3206 南通 Nantong
3301 杭州 Hangzhou|3302 宁波 Ningbo|3303 温州 Wenzhou|3304 嘉兴 Jiaxing|3305 湖州 Huzhou|3306 绍兴 Shaoxing
3307 金华 Jinhua|3308 衢州 Quzhou|3309 舟山 Zhoushan|3310 台州 Taizhou|3311 丽水 Lishui|3401 合肥 Hefei
3501 福州 Fuzhou|3502 厦门 Xiamen|3503 莆田 Putian|3504 三明 Sanming|3505 泉州 Quanzhou|3506 漳州 Zhangzhou
3507 南平 Nanping|3508 龙岩 Longyan|3509 宁德 Ningde|3601 南昌 Nanchang|3701 济南 Jinan|3702 青岛 Qingdao
4101 郑州 Zhengzhou|4201 武汉 Wuhan|4301 长沙 Changsha|4302 株洲 Zhuzhou|4303 湘潭 Xiangtan|4304 衡阳 Hengyang
4305 邵阳 Shaoyang|4306 岳阳 Yueyang|4307 常德 Changde|4308 张家界 Zhangjiajie|4309 益阳 Yiyang|4310 郴州 Chenzhou
4311 永州 Yongzhou|4312 怀化 Huaihua|4313 娄底 Loudi|4331 湘西 Xiangxi|4401 广州 Guangzhou|4402 韶关 Shaoguan
4403 深圳 Shenzhen|4404 珠海 Zhuhai|4405 汕头 Shantou|4406 佛山 Foshan|4407 江门 Jiangmen|4408 湛江 Zhanjiang
4409 茂名 Maoming|4412 肇庆 Zhaoqing|4413 惠州 Huizhou|4414 梅州 Meizhou|4415 汕尾 Shanwei|4416 河源 Heyuan
4417 阳江 Yangjiang|4418 清远 Qingyuan|4419 东莞 Dongguan|4420 中山 Zhongshan|4451 潮州 Chaozhou|4452 揭阳 Jieyang
4453 云浮 Yunfu|4501 南宁 Nanning|4601 海口 Haikou|4602 三亚 Sanya|5101 成都 Chengdu|5103 自贡 Zigong
5104 攀枝花 Panzhihua|5105 泸州 Luzhou|5106 德阳 Deyang|5107 绵阳 Mianyang|5108 广元 Guangyuan|5109 遂宁 Suining
5110 内江 Neijiang|5111 乐山 Leshan|5113 南充 Nanchong|5114 眉山 Meishan|5115 宜宾 Yibin|5116 广安 Guang'an
5117 达州 Dazhou|5118 雅安 Ya'an|5119 巴中 Bazhong|5120 资阳 Ziyang|5132 阿坝 Aba|5133 甘孜 Garzê|5134 凉山 Liangshan
5201 贵阳 Guiyang|5301 昆明 Kunming|5401 拉萨 Lhasa|6101 西安 Xi'an|6201 兰州 Lanzhou|6301 西宁 Xining
6401 银川 Yinchuan|6501 乌鲁木齐 Ürümqi
"""

CITIES: dict[str, tuple[str, str]] = {
    code: (zh, en) for code, zh, en in (entry.split(" ", 2) for entry in _CITIES.replace("\n", "|").split("|") if entry)
}


def names(region: str) -> tuple[str, str]:
    """(Chinese, English) of a code; of an unknown one the nearest known place above it, and the code."""
    code = region.removeprefix("CN-")
    if region == COUNTRY:
        return ("全国", "Nationwide")
    known = CITIES.get(code) or PROVINCES.get(code)
    if known:
        return known
    above = CITIES.get(code[:4]) or PROVINCES.get(code[:2])
    return (f"{above[0]}{region}", f"{above[1]} {region}") if above else (region, region)


def named_in(text: str) -> str | None:
    """The code of the most specific place that `text` names (福州市 → CN-3501), CN for 国家 and 中华人民共和国, else None."""
    for table in (CITIES, PROVINCES):
        found = [(text.find(zh), code) for code, (zh, _) in table.items() if zh in text]
        if found:
            return f"{COUNTRY}-{min(found)[1]}"
    return COUNTRY if "国家" in text or "中华人民共和国" in text or "国务院" in text else None
