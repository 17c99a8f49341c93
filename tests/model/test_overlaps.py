"""Words that run across the edge of a name."""

import pytest

from bulletin.model.overlaps import is_cut, overlaps


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("线上城市管理", "上城"),
        ("全市面临安全新任务", "临安"),
        ("其余杭州企业", "余杭"),
        ("构建德才兼备的导向", "建德"),
        ("我国美丽乡村", "国美"),
        ("西湖区域内", "西湖区"),
        ("浙江大学生", "浙江大学"),
        ("江浙大学生", "浙大"),
        ("杭州市民", "杭州市"),
        ("落实习近平讲话精神", "实习"),
        ("为人才办见面会", "人才办"),
        ("为人才办好实事", "人才办"),
        ("组织部分企业参观", "组织部"),
    ],
)
def test_a_name_that_a_word_runs_across_is_none(text: str, name: str) -> None:
    """It was cut out of other words by chance."""
    start = text.index(name)
    assert is_cut(start, start + len(name), overlaps(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("上城区的夜市", "上城区"),
        ("临安下雨了", "临安"),
        ("余杭区的企业", "余杭区"),
        ("中共建德市委", "建德"),
        ("国美学生来写生", "国美"),
        ("西湖区在西湖边上", "西湖"),
        ("浙江大学学生", "浙江大学"),
        ("杭州市政府", "杭州市"),
        ("区人才办主任", "人才办"),
        ("区人才办举办招聘会", "人才办"),
        ("人才办与街道联合办讲座", "人才办"),
        ("省委组织部牵头", "组织部"),
        ("高新技术企业务必申报", "高新技术企业"),
    ],
)
def test_a_name_by_itself_stays_one(text: str, name: str) -> None:
    """Also where a listed word is part of it or stands beside it."""
    start = text.index(name)
    assert not is_cut(start, start + len(name), overlaps(text))
