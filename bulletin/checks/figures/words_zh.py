"""Chinese words around numerals: hedges, fixed quantities, and phrases that hold no figure."""

import re
from decimal import Decimal

from bulletin.checks.figures.noun import Approx, Kind, Weight
from bulletin.checks.figures.units import alternation, words

HEDGES = {
    **dict.fromkeys(
        words(
            "超过 超 逾 突破 高于 多于 大于 不少于 不低于 至少 起码 最少 超出 上 过 破"
            " 不得低于 不能低于 不会低于 不应低于 不得少于 不能少于 不会少于 不应少于"
        ),
        Approx.OVER,
    ),
    **dict.fromkeys(
        words(
            "不超过 不得超过 不能超过 不可超过 不应超过 不会超过 未超过 没有超过"
            " 至多 最多 不多于 不高于"
        ),
        Approx.UP_TO,
    ),
    **dict.fromkeys(words("不足 不到 低于 少于 小于 未满 不满 未达 跌破 跌穿"), Approx.UNDER),
    **dict.fromkeys(words("近 将近 接近 逼近 靠近 几乎"), Approx.NEARLY),
    **dict.fromkeys(words("约 大约 大概 差不多 估计 大致"), Approx.ABOUT),
}
# 约, 近 end other words (签约63项, 附近3家); 上, 过, 破 count before a bare scale alone (上百).
BEFORE = re.compile(
    r"(?<![签预合条制节相附最接靠临亲远新经通])"
    rf"(?P<hedge>{alternation(HEDGES)})(?:了|达到?|为|有|是|在|占|合|每年|其中|人民币|(?:增[加长]|上[升涨]|下[降跌]|减少|提高)了?)?[¥$€£]?$"
)
# 不足全国的三分之一, 约占总数的5%: what the share is of may stand between.
_OF = re.compile(
    r"(?P<hedge>超过|不足|不到|不低于|不少于|不超过|不高于|至少|最多|接近|将近|低于|高于|大约"
    r"|(?<![签预合条制节])约(?=占))占?[^\d\s，。；、：（）“”()一二三四五六七八九十百千万亿]{1,8}的$"
)
_LOOKBACK = 16  # characters before a numeral that may hedge it


def hedge(text: str, start: int) -> str:
    """Return the word that hedges the numeral at `start`, or nothing."""
    before = text[max(0, start - _LOOKBACK) : start]
    found = BEFORE.search(before) or _OF.search(before)
    return found["hedge"] if found else ""


BOUNDS = {
    **dict.fromkeys(words("以上 及以上 或以上 或更多 之多 出头"), Approx.OVER),
    "以下": Approx.UP_TO,
    "不到": Approx.NEARLY,
    **dict.fromkeys(words("以内 之内 内"), Approx.EXACT),
    **dict.fromkeys(words("左右 上下 前后"), Approx.ABOUT),
}
SIGNS = {
    "US$": "USD",
    "$": "USD",
    "HK$": "HKD",
    "NT$": "TWD",
    "A$": "AUD",
    "C$": "CAD",
    "¥": "CNY",
    "￥": "CNY",
    "€": "EUR",
    "£": "GBP",
    "人民币": "CNY",
    "美金": "USD",
    "港币": "HKD",
}
# What the first character of a unit may begin instead: 元旦 is no money, 成立 no tenth.
NOT_UNITS = (
    "元[旦素首月件宝老宵帅勋凶]|成[立为功本员果都长熟绩效交品年人了型就语份名分]"
    "|里[程面斯约拉亚氏尔德克奥昂边山]|天[然津空才地堂使文气河桥猫][^内]|米[其尼兰歇勒德粒]"
    "|克[拉里罗强什莱斯服隆]|年[级轻度报龄货代]|分[析别布享类校散手配批]|日[本报常]"
    "|大[关学量型约力家会厅桥街楼多幅战片师使门概选]|点[评击赞]|方[面案便式法向针]|度[假过]"
    "|名[单字称]|人(?:民(?!币)|[才均工大行类造物事])|家[庭长具电乡园居里]|场[馆景地均]|项目|处[理于在]"
    "|重[要点大新庆量]|支[持付撑出部]|师[生傅资范]|步[行入]|代表|手[机术段]|条[件例]|行[业动]|级别|组[织合]"
    "|口岸|周[一二三四五六日末]|个星期[一二三四五六日天]|门[票店]|次[数日年会]|角[度色]"
)
_FIXED = """
PERCENT 50 % WEAK: 一半 半数 过半 半价 减半 对半 大半
FACTOR 2 - STRONG: 翻番 翻倍 倍增 翻一番 翻了一番 翻1番 翻了1番 翻一倍 翻了一倍 翻1倍 翻了1倍
FACTOR 2 - WEAK: 成倍 加倍
POINTS 0.5 point STRONG: 半个百分点
DURATION 6 month FAIR: 半年 大半年 小半年 半年多
DURATION 30 minute FAIR: 半小时 半个小时 半个钟头 半个多小时
DURATION 0.5 day WEAK: 半天 半日 大半天
DURATION 0.5 month FAIR: 半个月 半月 半个多月
MEASURE 0.5 mile FAIR: 半英里
MEASURE 0.5 km FAIR: 半公里
MEASURE 0.5 m FAIR: 半米
MEASURE 0.5 cm FAIR: 半厘米
MEASURE 0.5 mm FAIR: 半毫米
MEASURE 0.5 foot FAIR: 半英尺
MEASURE 0.5 inch FAIR: 半英寸
MEASURE 0.5 acre FAIR: 半英亩
MEASURE 0.5 ha FAIR: 半公顷
MEASURE 0.5 gallon FAIR: 半加仑
MEASURE 0.5 tonne FAIR: 半吨
MEASURE 0.5 kg FAIR: 半公斤
DURATION 24 hour WEAK: 全天候
DURATION 0.5 century FAIR: 半个世纪 半个多世纪
DURATION 1 century WEAK: 百年
VAGUE 100 - FAIR: 数以百计
COUNT 2 - WEAK: 夫妻 夫妇 情侣 双胞胎 孪生
COUNT 10 - FAIR: 十佳 十强
COUNT 100 - FAIR: 百强 百佳
COUNT 100 - WEAK: 百十
VAGUE 100,1000 - FAIR: 成百上千
VAGUE 1000 - FAIR: 数以千计
VAGUE 1000,10000,100000 - FAIR: 成千上万 成千成万
VAGUE 10000,1000,100000 - FAIR: 数以万计
VAGUE 1000,100,10000,100000 - WEAK: 千百
VAGUE 1000,10000,100000,1000000,10000000 - WEAK: 千千万万 千千万 万千 千言万语 千军万马
VAGUE 1000,10000,100000,1000000,10000000 - WEAK: 千家万户 万户千家
VAGUE 1000000,1000,10000,100000,10000000 - WEAK: 千百万
VAGUE 100000000,1000000,10000000,1000000000 - WEAK: 亿万
COUNT 10,2 - WEAK: 上双
VAGUE 100000 - FAIR: 数以十万计
VAGUE 1000000 - FAIR: 数以百万计
VAGUE 10000000 - FAIR: 数以千万计
VAGUE 100000000 - WEAK: 数以亿计
VAGUE 1000000000 - FAIR: 数以十亿计
VAGUE 10000000000 - FAIR: 数以百亿计
"""
# Of several values the first is the likeliest: an idiom has no order of magnitude of its own.
FIXED: dict[str, tuple[Kind, tuple[Decimal, ...], str, Weight]] = {}
for _row in _FIXED.strip().splitlines():
    _head, _spellings = _row.split(": ")
    _kind, _value, _unit, _weight = _head.split()
    for _word in _spellings.split():
        _values = tuple(map(Decimal, _value.split(",")))
        FIXED[_word] = (Kind[_kind], _values, _unit.strip("-"), Weight[_weight])

# A single numeral character counts only before a measure word, and 一, 两 are never missed: what
# stands here would be taken for a figure in spite of that.
IDIOMS = words(r"""
两个一百年 唯一 统一 之一 逐一 单一 同一 专一 不一 二维码 二手房 二手车 二次元 二线
二胎 二孩 三胎 三孩 二审 一审 再审 三农 三峡 三亚 三明 三门 三墩 三甲 三好学生
三明治 三角 三轮车 三星 三菱 三洋 三国 三沙 三江 三里屯 三里河 三元桥 三八节
三八妇女节 三人行 三严三实 三公 三思 三伏 三方 三位一体 三家村 三峰 三大件 四川
四合院 四季 四肢 四周 四处 四面 四方 四书五经 四大名著 四人帮 四个意识 四个自信 四史
四风 四项基本原则 五官 五谷 五金 五角大楼 五星 五台山 五环 五花八门 五湖四海
五颜六色 五彩 五常 五眼联盟 五脏六腑 五行 五道口 五粮液 六和塔 六安 六盘水 六合 六神
七夕 七嘴八舌 七宝 七里河 七情六欲 八卦 八达岭 八路军 八字 八宝山 八八战略 八项规定
八仙 八方 九州 九江 九寨沟 九堡 九龙 九三学社 九华山 九重 九月九 十字 十足 十堰
十分(?![钟之左上]) 十全十美 双一流 百度 百货 百姓 百科 百合 百花 百般 百分比 百分百
百事 百老汇 百慕大 百色 百年大计 百里挑一 千万别 千万要 千万不 千岛湖 千岛 千禧 千古
千方百计 千山万水 千变万化 千丝万缕 千篇一律 千载难逢 千奇百怪
千人计划 千万工程 万象 万事 万物 万豪 万达 万科 万岁 万能 万圣节 万众 万宁
万州 万里长城 万无一失 万水千山 万万 万隆 万分(?!之) 万一 万人空巷 万人计划
亿万富翁 亿万富豪 百万富翁 千万富翁 百花齐放 两会 十八罗汉 十三陵 二十四节气 三十六计
三十而立 七十二变 三三两两 三天两头 三言两语 三番五次 三番两次 朝三暮四 丢三落四
不三不四 乱七八糟 七上八下 横七竖八 四通八达 四面八方 四平八稳 四分五裂 三更半夜
三心二意 独一无二 三百六十行 九牛一毛 九死一生 十之八九 十有八九 五险一金 五水共治 六稳
六保 三大攻坚战 三令五申 五年规划 五年计划 三年行动 7×24 24/7 二战 一战
第二次世界大战 第一次世界大战 三振 三合会 三部曲 五大道 五大湖 二人转 二氧化 三皇五帝
三教九流 三顾茅庐 十里洋场 第三方 第三人 第三者 第三世界 第二故乡 第二课堂 第一时间
第一产业 第二产业 第三产业 最后一公里 抢先一公里 最先一公里
第一夫人 万里 千里马 三七分 九九重阳 三八线
十万个为什么 十万火急 十万八千里 五十步笑百步 四两拨千斤 半斤八两 三十年河东 三十年河西
三八国际妇女节 梅开二度 一度 一方 四六级 十字路口 五味 三维
[二三四]元(?=锂|材料|正极|前驱|电池|催化|悖论|论|结构|对立|体系|乳业|食品|股份|里|桥|方程)
[二三四五六七八九]元(?=[^\W\d的一二两三四五六七八九十百千万每多]?[村镇乡])
[一二三四五六七八九十](?:里[屯庄铺堡坪岗墩甸]|家[渠湾沟屯堡]|道[口沟岭湾])
""")
