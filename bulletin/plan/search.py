"""Search: a page in each language, and the files it is answered from."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from bulletin.model.article import Coverage, Story, Version
from bulletin.model.glossary import GlossaryTerm
from bulletin.model.localized import Localized
from bulletin.model.lookup import SEARCH_KEY, SearchView
from bulletin.model.plan import Page
from bulletin.model.search import (
    SearchDocument,
    SearchEntry,
    SearchFile,
    SearchFrame,
    SearchGuide,
    SearchHeadline,
    SearchIndex,
    SearchList,
    SearchPart,
)
from bulletin.model.site import Language, Site, Term
from bulletin.plan.context import Context
from bulletin.plan.pages import shared_page, titles_of

CHARACTERS_A_FILE = 8_000  # Han; 5 to 15 KB over the wire
LETTERS_FOR_A_HAN = 8
APART = "\n|\n"  # no word begins in one text and ends in the next
FIRST_HAN = "\u3400"
_PARTS = ("archive", "current")


def plan_search(context: Context) -> Iterator[Page]:
    """Plan search/ in each language."""
    shelf, site = context.shelf, context.library.site
    if not shelf.stories:
        return
    years = tuple(dict.fromkeys(month.year for month in sorted(shelf.by_month, reverse=True)))
    view = SearchView(
        districts=tuple(term.id for term, _ in shelf.terms("districts")),
        topics=tuple(term.id for term, _ in shelf.terms("topics")),
        years=years,
    )
    for language in site.languages:
        yield shared_page(
            context,
            language,
            key=SEARCH_KEY,
            kind="search",
            titles=titles_of(context, "search.title"),
            description=context.words.text(language.id, "search.what"),
            view=view,
            section=SEARCH_KEY,
        )


def plan_search_files(context: Context) -> Iterator[SearchFile]:
    """Plan the index of each part and language, the lists of stories, and their guide."""
    site = context.library.site
    stories = tuple(reversed(context.shelf.stories))  # oldest first: a new story changes no number
    if not stories:
        return
    newest = site.local(stories[-1].facts.published).year
    halves: dict[str, list[Story]] = {part: [] for part in _PARTS}
    for story in stories:
        is_new = site.local(story.facts.published).year == newest
        halves["current" if is_new else "archive"].append(story)
    parts: list[SearchPart] = []
    for part, told in halves.items():
        if told:
            entries = SearchList(part, tuple(_entry(story, site) for story in told))
            indexes = tuple(_indexes(part, told, site))
            yield entries
            yield from indexes
            sizes = {each.language: each.files for each in indexes}
            version = _version(_list_digest(entries), indexes)
            parts.append(SearchPart(part, version, len(told), sizes, _years(told, site)))
    yield SearchGuide(tuple(parts), tuple(_terms(context)), tuple(_synonyms(context)))


def search_frame(files: Iterable[SearchFile]) -> SearchFrame | None:
    """Return the planned search without the texts; None where there is none."""
    files = tuple(files)
    lists = [each for each in files if isinstance(each, SearchList)]
    guides = [each for each in files if isinstance(each, SearchGuide)]
    if not guides:
        return None
    return SearchFrame(
        guides[0],
        {each.part: tuple(entry.key for entry in each.entries) for each in lists},
        {each.part: _list_digest(each) for each in lists},
        tuple(replace(each, documents=()) for each in files if isinstance(each, SearchIndex)),
    )


def without_documents(frame: SearchFrame) -> SearchFrame:
    """Return the search after an exchange as it is kept."""
    return replace(frame, indexes=tuple(replace(each, documents=()) for each in frame.indexes))


def search_exchanged(
    frame: SearchFrame, stories: Iterable[tuple[Story, Story]], site: Site
) -> SearchFrame:
    """Return the search after the texts of stories were others; each comes as it was and is.

    The indexes hold the documents that differ.
    """
    pairs = tuple(stories)
    indexes = tuple(_exchanged(each, frame.lists[each.part], pairs, site) for each in frame.indexes)
    parts = []
    for part in frame.guide.parts:
        own = tuple(each for each in indexes if each.part == part.name)
        version = _version(frame.list_digests[part.name], own)
        sizes = {each.language: each.files for each in own}
        parts.append(replace(part, version=version, files=sizes))
    return replace(frame, guide=replace(frame.guide, parts=tuple(parts)), indexes=indexes)


def _exchanged(
    index: SearchIndex, keys: tuple[str, ...], stories: tuple[tuple[Story, Story], ...], site: Site
) -> SearchIndex:
    documents, digests, size = [], dict(index.digests), index.size
    numbers = {key: number for number, key in enumerate(keys)}
    for before, after in stories:
        number, told = numbers.get(after.key), after.versions.get(index.language)
        if number is None or told is None:
            continue
        new = _document(number, after, told, site)
        if document_digest(new) != digests[number]:
            digests[number] = document_digest(new)
            size += _size(new) - _size(
                _document(number, before, before.versions[index.language], site)
            )
            documents.append(new)
    files = _files(size, site.language(index.language))
    return replace(index, documents=tuple(documents), digests=digests, size=size, files=files)


def _indexes(part: str, stories: list[Story], site: Site) -> Iterator[SearchIndex]:
    for language in site.languages:
        documents = tuple(
            _document(number, story, story.versions[language.id], site)
            for number, story in enumerate(stories)
            if language.id in story.versions
        )
        size = sum(map(_size, documents))
        digests = {each.number: document_digest(each) for each in documents}
        files = _files(size, language)
        yield SearchIndex(part, language.id, documents, files, digests, size)


def _size(document: SearchDocument) -> int:
    return len(document.title) + len(document.deck) + len(document.text) + document.body.length


def _files(size: int, language: Language) -> int:
    size //= 1 if language.is_han else LETTERS_FOR_A_HAN
    return max(1, -(-size // CHARACTERS_A_FILE))


def document_digest(document: SearchDocument) -> bytes:
    """Return the digest of what a document says."""
    said = (document.title, document.deck, document.text, document.body.digest)
    return hashlib.blake2b(msgspec.msgpack.encode(said), digest_size=24).digest()


def _list_digest(part: SearchList) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(part.entries), digest_size=24).digest()


def _version(entries: bytes, indexes: tuple[SearchIndex, ...]) -> str:
    """Return what changes with anything in a part."""
    digests = [(each.language, list(each.digests.items())) for each in indexes]
    return hashlib.blake2b(msgspec.msgpack.encode((entries, digests)), digest_size=6).hexdigest()


def _years(stories: list[Story], site: Site) -> tuple[tuple[int, int], ...]:
    """Return each year with the number of its first story."""
    first: dict[int, int] = {}
    for number, story in enumerate(stories):
        first.setdefault(site.local(story.facts.published).year, number)
    return tuple(first.items())


def _entry(story: Story, site: Site) -> SearchEntry:
    facts = story.facts
    return SearchEntry(
        key=story.key,
        day=site.local(facts.published).date().isoformat(),
        districts=facts.districts,
        topics=facts.topics,
        headlines=tuple(
            SearchHeadline(
                version.language,
                version.title,
                version.abstract,
                version.coverage is Coverage.BRIEF,
            )
            for version in story.versions.values()
        ),
    )


def _document(number: int, story: Story, version: Version, site: Site) -> SearchDocument:
    """Gather what a reader may remember of a version: also names, captions, figures."""
    facts, language = story.facts, version.language
    lead = facts.lead
    terms = [each.name for each in site.terms_by_id(facts.districts, facts.topics)]
    said = [
        *(person.name for person in facts.byline),
        *(figure.label for figure in facts.figures),
        *(event.title for event in facts.events),
        *(event.place for event in facts.events),
        *((facts.source.name,) if facts.source else ()),
        *((lead.alt, lead.caption) if lead else ()),
    ]
    values = [str(figure.value) for figure in facts.figures]
    deck = (version.kicker, version.deck, version.summary, *_told(terms, language))
    text = (version.editor_note, *_told(said, language), *values)
    return SearchDocument(number, version.title, APART.join(deck), APART.join(text), version.text)


def _told(names: Iterable[Localized | None], language: str) -> Iterator[str]:
    return (text for each in names if each is not None and (text := each.get(language)))


def _terms(context: Context) -> Iterator[dict[str, tuple[str, ...]]]:
    """Yield what means the same: districts, topics and the glossary."""
    site = context.library.site
    han = {each.id for each in site.languages if each.is_han}
    for term in (*site.districts, *site.topics):
        yield _names(term, site, han)
    if _has_both(site):
        yield from map(_renderings, context.library.glossary)


def _synonyms(context: Context) -> Iterator[dict[str, tuple[str, ...]]]:
    if _has_both(context.library.site):
        for each in context.library.synonyms:
            yield {"zh": each.zh_forms, "en": (each.en, *each.en_alt)}


def _has_both(site: Site) -> bool:
    return {"zh", "en"} <= {each.id for each in site.languages}


def _names(term: Term, site: Site, han: set[str]) -> dict[str, tuple[str, ...]]:
    aliases: dict[bool, list[str]] = {True: [], False: []}
    for alias in term.aliases:
        aliases[any(each >= FIRST_HAN for each in alias)].append(alias)
    return {
        each.id: tuple(dict.fromkeys((term.name.text(each.id), *aliases[each.id in han])))
        for each in site.languages
    }


def _renderings(term: GlossaryTerm) -> dict[str, tuple[str, ...]]:
    """Return a term's forms; lower-case alternatives of one word mean too much else."""
    telling = (each for each in term.en_alt if " " in each or each.lower() != each)
    return {"zh": term.zh_forms, "en": tuple(dict.fromkeys((term.en, *telling, *term.en_short)))}
