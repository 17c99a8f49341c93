"""One text that names several persons, or a role, is no person's name; a name is left alone."""

import pytest

from bulletin.parse.byline import people


@pytest.mark.parametrize(
    "text",
    [
        "张三",
        "张 三",
        "欧阳 娜娜",
        "买买提·热合曼",
        "拱墅区人才办",
        "记者协会",
        "记者站",
        "Zhang San",
        "Li",
        "Ministry of Education and Sports",
        "Ernst & Young",
    ],
)
def test_a_name_is_left_alone(text: str) -> None:
    """Padded names, double surnames, offices and firms are one name each."""
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("张三 李四", ["张三", "李四"]),
        ("记者张三", ["张三"]),
        ("摄影：王五", ["{name: 王五, role: photographer}"]),
        ("文/张三 图/李四", ["张三", "{name: 李四, role: photographer}"]),
        ("本报记者 张三 通讯员 李四", ["张三", "{name: 李四, role: correspondent}"]),
        ("By Zhang San and Li Si", ["Zhang San", "Li Si"]),
        ("Zhang San & Li Si", ["Zhang San", "Li Si"]),
    ],
)
def test_persons_are_told_apart(text: str, named: list[str]) -> None:
    """By spaces, marks and the roles before them, each as YAML writes it."""
    assert people(text) == named
