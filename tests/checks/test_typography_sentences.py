"""House style on whole sentences of many kinds, right and wrong."""

from pathlib import Path

import pytest
import yaml

from bulletin.checks import typography_en, typography_zh
from bulletin.checks.correct import corrections
from bulletin.checks.prose import apply
from bulletin.model.finding import Finding
from tests.checks.stories import story, version

SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
CHECKS = {"zh": typography_zh.check, "en": typography_en.check}


def found(language: str, sentence: str) -> list[Finding]:
    return list(CHECKS[language](story(version(language, sentence))))


@pytest.mark.parametrize("language", CHECKS)
def test_right_sentences_are_silent_and_left_alone(language: str) -> None:
    """Addresses, code, units, times, ratios, ranges, names, quotations within quotations."""
    sentences = SENTENCES[language]["right"]
    assert len(sentences) >= 100
    assert [each for each in sentences if found(language, each)] == []
    assert [each for each in sentences if corrections(each, language)] == []


@pytest.mark.parametrize("language", CHECKS)
def test_each_wrong_sentence_is_reported(language: str) -> None:
    """One fault each, sometimes the same one twice."""
    assert [each for each in SENTENCES[language]["wrong"] if not found(language, each)] == []


@pytest.mark.parametrize("language", CHECKS)
def test_correcting_twice_is_correcting_once(language: str) -> None:
    """And what was corrected is not reported again."""
    for sentence in SENTENCES[language]["wrong"]:
        edits = corrections(sentence, language)
        once = apply(sentence, edits)
        assert corrections(once, language) == ()
        before, after = found(language, sentence), found(language, once)
        assert len(after) == sum(not each.replacement for each in before)
