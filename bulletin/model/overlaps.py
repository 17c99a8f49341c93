"""Chinese words that run across the edge of a name and hide it: no 上城 in 线上城市.

Chinese has no spaces; instead of cutting a whole text into words, which errs where it matters,
only the words are listed that names of places, offices and schools are cut out of by chance.
"""

import re
from typing import Final

_WORDS: Final = """
区域 城市 城镇 城乡 市场 市民 市区 部分 部署 部门 会议 会谈 院士
院校 大学生 校园 局面 局部 局势 面临 光临 濒临 来临 降临 构建 创建
搭建 组建 修建 新建 福建 面对 针对 接受 接下来 中国 我国 各国 外国
全国 本国 司法 立法 执法 宪法 非法 合法 办法 精英 杭州 江浙 闽浙
苏浙 线上 网上 马上 世界上 其余 丰富 哈尔滨 钱塘江 钱塘潮 生活 灵活
出租 承租 整体 具体 全体 集体 身体 重大 巨大 强大 扩大 伟大 宽大
习近平 落实 真实 成就 业绩 办理 办公 办事 办学 办案 办证 办件 随之
网络 网点 网格 网红 台阶 台风 动态 动力 动员 人民 人群 人口 房屋
房间
"""
# 人才办见面会 is to hold a meeting for talent, 人才办主任 is somebody at the office.
_TO_HOLD: Final = (
    "办[了好成起过完到]?[^办开组联的将在，。、；：！？]{0,4}"
    "(?:会|班|赛|展|讲座|论坛|活动|沙龙|手续|证件|实事|好事)"
)
_BUSINESS: Final = "业务(?![必实工农])"  # 企业务必 is no 业务
_LISTED: Final = "|".join(sorted(_WORDS.split(), key=len, reverse=True))
_ACROSS: Final = re.compile(f"(?=({_TO_HOLD}|{_LISTED}|{_BUSINESS}))")


def overlaps(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words stand, in order; they may run into each other."""
    return tuple(found.span(1) for found in _ACROSS.finditer(text))


def is_cut(start: int, end: int, words: tuple[tuple[int, int], ...]) -> bool:
    """Say whether a word runs across an edge of `[start, end)`."""
    return any(one < start < two or one < end < two for one, two in words)
