"""The search files of a site that is edited: those of a clean build, whatever was kept before."""

import hashlib
import json
import random
from pathlib import Path

import pytest

from bulletin.memo import Memo
from bulletin.model.search import SearchDocument, SearchIndex
from bulletin.pipeline.indexing import search_batch
from bulletin.plan.search import document_digest
from bulletin.remember import together
from bulletin.render import search_outputs
from bulletin.write import Staging

PROGRAM = hashlib.sha256(b"program").digest()
WORDS = ("人才", "政策", "青年", "talent", "policy", "youth", "2024", "亿元", "services")


def _index(texts: list[str], files: int = 3) -> SearchIndex:
    documents = tuple(SearchDocument(n, f"Title {n}", "", text) for n, text in enumerate(texts))
    digests = {each.number: document_digest(each) for each in documents}
    return SearchIndex("current", "en", documents, files, digests)


def _staged(index: SearchIndex, target: Path, cache: Path) -> int:
    """Publish the index; return how many of its files were written."""
    with Staging(target) as staging, Memo(cache) as memo:
        batch = search_batch((index,), PROGRAM, memo.folder, staging)
        for _, _, indexed in together(memo, (batch,), 1):
            for path, size, _ in indexed.files:
                staging.take(path, size)
        return staging.publish().written


def _contents(target: Path) -> dict[str, bytes]:
    return {f"search/{each.name}": each.read_bytes() for each in (target / "search").iterdir()}


def _clean(index: SearchIndex) -> dict[str, bytes]:
    return {each.path: each.content for each in search_outputs(index)}


@pytest.mark.parametrize("seed", range(3))
def test_any_history_of_edits_ends_in_the_files_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    """Texts are changed, added and taken away, and now and then the files are cut anew."""
    dice = random.Random(seed)  # noqa: S311 - the same history each time is the point
    texts = [" ".join(dice.choices(WORDS, k=9)) for _ in range(6)]
    files = 3
    for _ in range(12):
        index = _index(texts, files)
        _staged(index, tmp_path / "public", tmp_path / "cache")
        assert _contents(tmp_path / "public") == _clean(index)
        change = dice.randrange(4)
        if change == 0:
            texts.insert(dice.randint(0, len(texts)), dice.choice(WORDS))
        elif change == 1 and len(texts) > 1:
            texts.pop(dice.randrange(len(texts)))
        else:
            texts[dice.randrange(len(texts))] = " ".join(dice.choices(WORDS, k=9))
        files = dice.choice((3, 3, 3, 2))


def test_a_word_more_writes_the_files_it_stands_in(tmp_path: Path) -> None:
    """What else the index holds is left where it stands."""
    target, cache = tmp_path / "public", tmp_path / "cache"
    _staged(_index(["talent policy youth services"] * 9, 64), target, cache)
    assert _staged(_index([*["talent policy youth services"] * 8, "zebra"], 64), target, cache) <= 5


def test_files_that_others_changed_are_made_anew(tmp_path: Path) -> None:
    """A patch is put on nothing that is not as it was made."""
    target, cache = tmp_path / "public", tmp_path / "cache"
    _staged(_index(["talent", "policy"]), target, cache)
    for file in (target / "search").iterdir():
        file.write_text(json.dumps({"wrong": [1]}))
    index = _index(["talent", "youth"])
    _staged(index, target, cache)
    assert _contents(target) == _clean(index)


def test_the_words_of_many_texts_are_kept_on_the_way(tmp_path: Path) -> None:
    """They don't wait until all are there, and the next edit finds those of every text."""
    target, cache = tmp_path / "public", tmp_path / "cache"
    texts = [f"talent{number} policy youth services" for number in range(600)]
    _staged(_index(texts, 64), target, cache)
    for edited in (0, 300, 599):
        texts[edited] = "zebra"
        assert _staged(_index(texts, 64), target, cache) <= 6
        assert _contents(target) == _clean(_index(texts, 64))
