"""Interface words: the same keys in every language, none missing, none idle."""

import datetime as dt

import pytest

from bulletin.model.finding import BulletinError
from bulletin.render import InterfaceWords, load_strings
from bulletin.render.usage import PREFIXES_FROM_PYTHON, USED_FROM_PYTHON, check_strings
from tests.render.samples import EN, SITE, ZH, templates


def files(zh: str, en: str, **named: str) -> dict[str, bytes]:
    """Return strings of both languages, and templates."""
    return {**templates(**named), "strings/zh.yaml": zh.encode(), "strings/en.yaml": en.encode()}


def faults(found: dict[str, bytes]) -> list[str]:
    """Return what loading the strings complains of."""
    with pytest.raises(BulletinError) as raised:
        load_strings(SITE, found)
    return raised.value.message.en.splitlines()


def complete(extra: str = "") -> str:
    """Return strings with every key that Python asks for."""
    return "".join(f"{key}: x\n" for key in USED_FROM_PYTHON) + extra


def test_flat_and_nested_keys_are_the_same() -> None:
    """A file may group its keys."""
    strings = load_strings(SITE, templates())
    assert strings.text(ZH, "about.over") == "超"
    assert strings.text(EN, "about.over") == "more than"


def test_scalars_are_text() -> None:
    """No, on and 1.10 stay what was written."""
    strings = load_strings(SITE, files("a: no\nb: 1.10\n", "a: on\nb: 0123\n"))
    assert [strings.text(EN, key) for key in ("a", "b")] == ["on", "0123"]
    assert [strings.text(ZH, key) for key in ("a", "b")] == ["no", "1.10"]


def test_plural_forms_follow_the_language() -> None:
    """English tells one from many, Chinese doesn't."""
    strings = load_strings(SITE, templates())
    assert [strings.text(EN, "stories", count=n) for n in (0, 1, 2)] == [
        "0 stories",
        "1 story",
        "2 stories",
    ]
    assert strings.text(ZH, "stories", count=1) == "1篇报道"


def test_placeholders_are_filled_as_text() -> None:
    """A value that looks like a placeholder is not filled again."""
    strings = load_strings(SITE, files("a: '{x}和{y}'", "a: '{x} and {y}'"))
    assert strings.text(EN, "a", x="{y}", y=2024) == "{y} and 2024"


def test_every_difference_between_languages_is_told_at_once() -> None:
    """Keys, placeholders and files are compared, and each fault names its file."""
    assert faults(files("a: x\nb: '{n}'\n", "b: '{m}'\nc: x\n")) == [
        (
            "templates/strings/zh.yaml: “b” has the placeholders {n}, another language has {m}; "
            "make them agree"
        ),
        "templates/strings/zh.yaml: “c” is missing; add it",
        "templates/strings/en.yaml: “a” is missing; add it",
    ]


def test_a_missing_file_and_broken_entries_are_told_with_their_lines() -> None:
    """Lists, repeated keys and unreadable files are refused by name."""
    found = files("a: [x]\nb: 1\nb: 2\nc: *no\n", "a: x\n")
    assert faults(found)[0].startswith("templates/strings/zh.yaml: can't be read: ")
    found = files("a: [x]\nb: 1\nb: 2\n", "a: x\n")
    del found["strings/en.yaml"]
    assert faults(found) == [
        "templates/strings/zh.yaml:1: “a” must be text, or text by plural form (one, other)",
        "templates/strings/zh.yaml:3: “b” stands twice; remove one",
        (
            "templates/strings/en.yaml is missing: every language of config.yaml needs its "
            "interface strings"
        ),
    ]


def test_strings_that_templates_use_must_exist_and_all_must_be_used() -> None:
    """Literal, composed and chosen keys count as uses; a literal elsewhere does too."""
    words = complete(
        "a: x\nb: x\nrole.editor: x\nrole.reporter: x\nlast: x\ncurrency.USD: '{number}'\n"
    )
    html = (
        "{{ t('a') }}{{ t_in(view.x, 'a' if view.y else 'b') }}{{ t('role.' ~ view.role) }}"
        "{% set key = 'last' %}{{ t(key) }}"
    )
    check_strings(SITE, files(words, words, page__html=html))


def test_missing_and_idle_strings_are_told_at_once() -> None:
    """Each fault names the key, the template and its line, or the files that hold it."""
    words = complete("idle: x\n")
    html = "{{ t('a') }}\n{{ t('role.' ~ view.role) }}"
    with pytest.raises(BulletinError) as raised:
        check_strings(SITE, files(words, words, page__html=html, bad__html="{% x %}"))
    told = raised.value.message.en.splitlines()
    assert [line.partition(";")[0] for line in told] == [
        "templates/bad.html:1: Encountered unknown tag 'x'.",
        "templates/page.html:1: the interface string “a” is not in templates/strings/",
        "templates/page.html:2: the interface string “role.…” is not in templates/strings/",
        (
            "templates/strings/zh.yaml, templates/strings/en.yaml: nothing uses the interface "
            "string “idle”"
        ),
    ]


def test_keys_that_python_asks_for_are_listed_once() -> None:
    """The declared keys are sorted, and none repeats."""
    assert sorted(set(USED_FROM_PYTHON)) == list(USED_FROM_PYTHON)
    assert not any(key.startswith(PREFIXES_FROM_PYTHON) for key in USED_FROM_PYTHON)


def test_the_plan_gets_its_words_by_language_id() -> None:
    """Titles of pages are made before templates are drawn."""
    words = InterfaceWords(load_strings(SITE, templates()))
    day = dt.date(2024, 9, 1)
    assert words.text("en", "chart.item") == "{label}: {value}."
    assert (words.month("zh", day), words.year("en", day)) == ("2024年9月", "2024")
