"""Templates say what Jinja's own environment would."""

from typing import Any

import pytest
from jinja2 import Environment

from bulletin.render import environment, load_strings
from bulletin.render.addresses import Addresses
from bulletin.render.environment import Templates
from tests.render.samples import EN, SITE, ZH, article, page, plan, templates

PARTIALS = {
    "m.html": "{% macro pair(a, b='<', c=none) %}{{ a }}{{ b }}{{ c }}{{ t('about.over') }}"
    "{% endmacro %}{% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}"
    "{% macro called() %}[{{ caller('<') }}]{% endmacro %}",
    "part.html": "<{{ page.key }}|{{ kept|default('none') }}|{{ t('about.nearly') }}>",
    "alone.html": "({{ language.id }})",
    "base.html": "top {% block one %}one{% endblock %} {% block two %}two{% endblock %} end",
}


def _drawn(source: str) -> list[str] | type[Exception]:
    """Draw a template in both languages, or tell what it raises."""
    target = page(article())
    files = templates(t__html=source)
    files |= {name: text.encode() for name, text in PARTIALS.items()}
    made = Templates(files, Addresses.of(plan(target, keys=("",))), load_strings(SITE, files))
    given: dict[str, Any] = {"page": target, "view": target.view}
    try:
        return [made.get("t.html", language).render(**given) for language in (ZH, EN)]
    except Exception as error:  # noqa: BLE001 - whatever Jinja raises
        return type(error)


@pytest.mark.parametrize(
    "source",
    [
        "a{% if view.version.title %}b{{ view.version.title }}{% endif %}c",
        "{% for each in [1, 2, 3] %}{{ loop.index }}{{ each }}{% else %}none{% endfor %}",
        "{% for each in [] %}{{ each }}{% else %}none{% endfor %}{{ '<' }}{{ 6800|number }}",
        "{% for each in [1, 2, 3] if each != 2 %}{{ each }}{% endfor %}",
        "{% for a in [[1, [2]], 3] recursive %}{{ loop(a) if a is iterable else a }}{% endfor %}",
        "a{% include 'part.html' %}b{% set kept = 'k' %}{% include 'part.html' %}c",
        "a{% include 'alone.html' without context %}b{% include 'alone.html' %}c",
        "{% for each in '12' %}{% include 'alone.html' without context %}{{ each }}{% endfor %}",
        "{% include ['none.html', 'alone.html'] %}{% include 'none.html' ignore missing %}",
        "{% from 'm.html' import pair %}{{ pair(1) }}{{ pair(1, c='&') }}{{ pair(c=1, a='>') }}",
        "{% import 'm.html' as m %}{{ m.pair('x', 'y') }}{{ m.all(1, two=2) }}",
        "{% from 'm.html' import called %}{% call(mark) called() %}{{ mark }}{% endcall %}",
        "{% from 'm.html' import all %}{{ all(*[1, '<'], **{'two': 2}) }}{{ all(class='a', b=1) }}",
        "{% import 'm.html' as m with context %}{{ m.pair(*[1]) }}{{ m.none is defined }}",
        "{% from 'm.html' import pair with context %}{{ pair(view.card.title) }}",
        "{% extends 'base.html' %}lost{% block one %}{{ super() }}!{% endblock %}",
        "{% extends 'base.html' %}{% block two %}{{ self.one() }}{% endblock %}",
        "{% if view %}{% extends 'base.html' %}{% endif %}{% block one %}1{% endblock %}",
        "{% set text %}<b>{{ '<' }}</b>{% endset %}{{ text }}{{ text|length }}",
        "{% filter upper %}a{{ t('about.over') }}{% endfilter %}",
        "{% with a = 1, b = '<' %}{{ a }}{{ b }}{% endwith %}",
        "{% set made = {'key': '<', 'items': 1} %}{{ made.key }}{{ made['key'] }}",
        "{{ view.none is defined }}{{ view.none|default('-') }}{{ nothing is undefined }}",
        "{{ 'x' if false }}|{{ [none, true, 1.5, '<'] }}",
        "{% set t = 'mine' %}{{ t }}{% include 'alone.html' %}",
        "{% for url in ['a', 'b'] %}{{ url }}{% endfor %}{{ url('') }}",
        "{% macro t(x) %}<{{ x }}>{% endmacro %}{{ t('about.over') }}",
        "{{ t('about.over') }}{{ url('') }}{{ t_in('en', 'about.over') }}{{ url('', 'en') }}",
        "{{ site.languages|map(attribute='id')|join(',') }}{{ navigation[0].title }}",
        "{% autoescape false %}{{ '<' }}{% endautoescape %}{{ '<' }}",
        "{% set space = namespace(n=1) %}{% set space.n = 2 %}{{ space.n }}",
        "{{ '&' }}{{ '>' }}{{ '\"' }}{{ \"'\" }}{{ '&amp;'|safe }}{{ 1.5 }}{{ none }}",
        "{{ view.card.title ~ '<' }}{{ view.card|attr('title') }}{{ 'x<' * 2 }}",
    ],
)
def test_templates_draw_what_jinja_would(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever Jinja's syntax allows, its own environment prints the same or fails alike."""
    drawn = _drawn(source)
    for name in ("code_generator_class", "make_globals"):
        monkeypatch.setattr(environment._Environment, name, getattr(Environment, name))  # noqa: SLF001 - compared with Jinja's own
    monkeypatch.setattr(environment._SharedCode, "load_bytecode", lambda *_given: None)  # noqa: SLF001 - the same
    assert _drawn(source) == drawn
