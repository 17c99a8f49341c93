"""A survey of the stories as a table, as JSON, and as a page."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from bulletin.cli.words import EditorLanguages, cells, printable, say
from bulletin.desk.status import Changed, State, Survey
from bulletin.model.finding import EDITOR_TAGS, Message

_STATES = {
    State.FULL: Message("全文", "full"),
    State.BRIEF: Message("简讯", "brief"),
    State.MACHINE: Message("机器翻译", "machine"),
    State.STALE: Message("过时", "stale"),
    State.MISSING: Message("缺", "missing"),
    State.INVALID: Message("有错误", "invalid"),
}
_WITHHELD = {
    "draft": Message("草稿", "draft"),
    "scheduled": Message("定时", "scheduled"),
    "expired": Message("到期", "expired"),
    "": Message("", ""),
}
_STORY, _TITLE = Message("稿件", "story"), Message("标题", "headline")
_CHANGED = Message("译出后改过的段落", "changed since translated")
_TERM = Message("区县和主题", "district or topic")
_WIDEST = 40  # cells of a headline in the table

Table = tuple[list[str], list[list[str]]]


def as_table(survey: Survey, languages: EditorLanguages) -> str:
    """Return the stories, then the districts and topics, as tables for a terminal."""
    return "\n\n".join(_aligned(*table) for table in _tables(survey, languages, is_cut=True))


def as_json(survey: Survey, _languages: EditorLanguages) -> str:
    """Return one JSON object with the stories, the terms, and how many of each state there are."""
    told = {
        "languages": list(survey.languages),
        "stories": [
            {"story": row.story, "title": row.title, "withheld": row.withheld}
            | {"states": {each: row.states[each].value for each in survey.languages}}
            | ({"changed": [_told(each) for each in row.changed]} if row.changed else {})
            for row in survey.rows
        ],
        "terms": [
            {
                "axis": row.axis,
                "id": row.term_id,
                "counts": {
                    language: {state.value: count for state, count in counts.items()}
                    for language, counts in row.counts.items()
                },
            }
            for row in survey.terms
        ],
        "summary": {
            language: dict(Counter(row.states[language].value for row in survey.rows))
            for language in survey.languages
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _told(each: Changed) -> dict[str, str | int]:
    place = each.place
    return {
        "language": each.language,
        "path": place.path,
        "line": place.line,
        "before": each.before,
        "after": each.after,
        "text": each.words,
    }


def as_html(survey: Survey, languages: EditorLanguages) -> str:
    """Return a page of its own, without scripts or anything from elsewhere."""
    title = say(Message("稿件状况", "Status of the stories"), languages)
    tables = "\n".join(_html(*table) for table in _tables(survey, languages, is_cut=False))
    return f"""<!doctype html>
<html lang="{EDITOR_TAGS[languages[-1]]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; color-scheme: light dark }}
table {{ border-collapse: collapse; margin-block: 2rem }}
th, td {{ border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; font-weight: normal }}
thead th {{ font-weight: bold }}
</style>
</head>
<body>
<h1>{escape(title)}</h1>
{tables}
</body>
</html>"""


FORMATS: dict[str, Callable[[Survey, EditorLanguages], str]] = {
    "table": as_table,
    "json": as_json,
    "html": as_html,
}


def _tables(survey: Survey, languages: EditorLanguages, *, is_cut: bool) -> list[Table]:
    """Return heads and rows: stories, what has changed since translated, counts, terms."""
    stories = [
        [
            row.story,
            *(say(_STATES[row.states[each]], languages) for each in survey.languages),
            say(_WITHHELD[row.withheld], languages).strip(" /"),
            _cut(row.title) if is_cut else row.title,
        ]
        for row in survey.rows
    ]
    head = [say(_STORY, languages), *survey.languages, "", say(_TITLE, languages)]
    changed = [
        [
            row.story,
            each.language,
            f"{each.place.path.rpartition('/')[2]}:{each.place.line}",
            f"{each.before or '–'} → {each.after or '–'}",
            _cut(each.words) if is_cut else each.words,
        ]
        for row in survey.rows
        for each in row.changed
    ]
    sums = [
        [say(_STATES[state], languages), *(str(counts[state]) for counts in _sums(survey))]
        for state in State
        if any(counts[state] for counts in _sums(survey))
    ]
    terms = [
        [f"{row.axis}/{row.term_id}"]
        + [_counted(row.counts[each], languages) for each in survey.languages]
        for row in survey.terms
    ]
    return [
        (head, stories),
        *([([say(_CHANGED, languages), "", "", "", ""], changed)] if changed else []),
        ([say(Message("合计", "in all"), languages), *survey.languages], sums),
        ([say(_TERM, languages), *survey.languages], terms),
    ]


def _sums(survey: Survey) -> list[Counter[State]]:
    return [Counter(row.states[each] for row in survey.rows) for each in survey.languages]


def _counted(counts: dict[State, int], languages: EditorLanguages) -> str:
    parts = [
        f"{say(_STATES[state], languages)} {counts[state]}" for state in _STATES if state in counts
    ]
    return ", ".join(parts) or "–"


def _cut(text: str) -> str:
    kept = printable(text)
    while cells(kept) > _WIDEST:
        kept = kept[:-2].rstrip() + "…" if kept.endswith("…") else kept[:-1] + "…"
    return kept


def _aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [list(head), *map(list, rows)]
    widths = [max(cells(line[index]) for line in lines) for index in range(len(head))]
    return "\n".join(
        "  ".join(
            text + " " * (width - cells(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _html(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    body = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(each)}</td>" for each in row[1:])
        + "</tr>"
        for row in rows
    )
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
