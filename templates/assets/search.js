// Search in all languages at once, without a server: each language's index is asked by itself,
// and what both find of one story is shown once. Texts are taken apart as bulletin/render/search.py
// does it; whoever changes one changes the other.
(() => {
  "use strict";
  const PAGE = 20;
  const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const PIECE = new RegExp(`([0-9]+(?:\\.[0-9]+)+|[a-z0-9\\u00df-\\u024f]+)|([${HAN}]+)`, "gu");
  const IS_HAN = new RegExp(`^[${HAN}]`, "u");
  const EMPTY_HAN = /^[的和与及在了是]+$/u; // words that another language has no word for
  const IN_HEADING = 8;
  const BY_PREFIX = 0.5;

  const form = document.querySelector("form[role=search]");
  const status = document.getElementById("page-status");
  const results = document.getElementById("page-results");
  const onward = document.getElementById("page-onward");
  const languages = results.dataset.names.split(";").map((each) => {
    const [id, tag, name] = each.split("|");
    return { id, tag, name, isHan: /^(zh|yue|wuu)\b/.test(tag) };
  });
  const own = languages.find((each) => each.tag === document.documentElement.lang) || languages[0];
  const labels = { district: new Map(), topic: new Map() };
  for (const name of Object.keys(labels)) {
    for (const option of form.elements[name].options) labels[name].set(option.value, option.text);
  }

  // Words of a text.
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/’/g, "'")
    .replace(/(\d),(?=\d{3})/g, "$1").replace(/[*_`~]+|'s\b/g, "");
  const stem = (word) => {
    if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
    if (word.endsWith("ies") && word.length > 4) return word.slice(0, -3) + "y";
    return word.slice(0, /(sses|xes|ches|shes|zes)$/.test(word) ? -2 : -1);
  };
  const pieces = (text) => Array.from(text.matchAll(PIECE), (found) => ({
    text: found[0], isHan: Boolean(found[2]), start: found.index, end: found.index + found[0].length,
  }));
  // A run of Han characters is found by its pairs; one character alone by all that begins with it.
  const wordsOf = (text) => {
    const words = [];
    let number = null;
    for (const piece of pieces(folded(text))) {
      if (!piece.isHan) {
        words.push(stem(piece.text.slice(0, 40)));
        number = /\d$/.test(piece.text) ? piece : null;
        continue;
      }
      const run = Array.from(piece.text);
      const joins = number !== null && number.end === piece.start;
      if (joins) words.push(number.text + run[0]);
      for (let at = 1; at < run.length; at += 1) words.push(run[at - 1] + run[at]);
      if (run.length === 1 && !joins) words.push(run[0]);
      number = null;
    }
    return words;
  };
  const place = (word, files) => {
    const [first, second] = Array.from(word, (each) => each.codePointAt(0));
    return (first * 31 + (first < 0x3400 && second ? second : 0)) % files;
  };

  // What lies on the server.
  const loaded = new Map();
  const load = (name, version) => {
    const address = `${results.dataset.index}${name}.json${version ? `?v=${version}` : ""}`;
    if (!loaded.has(address)) {
      const answer = fetch(address, { cache: version ? "default" : "no-cache" }).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${address}`);
        return response.json();
      });
      answer.catch(() => loaded.delete(address));
      loaded.set(address, answer);
    }
    return loaded.get(address);
  };
  let forms = null; // a way to write something → all that it may mean
  const guide = async () => {
    const content = await load("index", "");
    if (forms === null) {
      forms = new Map();
      for (const term of content.terms) {
        for (const written of Object.values(term).flat()) {
          const key = IS_HAN.test(written) ? written : wordsOf(written).join(" ");
          forms.set(key, [...(forms.get(key) || []), term]);
        }
      }
    }
    return content;
  };

  // What a query asks of one language: units, all of which must be found; each in one of its ways.
  const ways = (terms, language) => terms.flatMap((term) => term[language.id] || []);
  const unitsFor = (query, language) => {
    const units = [];
    const found = pieces(folded(query));
    for (let at = 0; at < found.length; at += 1) {
      if (found[at].isHan) {
        const before = found[at - 1];
        const joins = before && !before.isHan && before.end === found[at].start && /\d$/.test(before.text);
        units.push(...hanUnits(found[at].text, language, joins ? before.text : ""));
        continue;
      }
      let length = Math.min(8, found.length - at);
      let key = "";
      for (; length > 0; length -= 1) {
        const some = found.slice(at, at + length);
        key = some.map((each) => stem(each.text)).join(" ");
        if (some.every((each) => !each.isHan) && forms.has(key)) break;
      }
      const written = found.slice(at, at + Math.max(1, length)).map((each) => each.text).join(" ");
      units.push([written, ...ways(length > 0 ? forms.get(key) : [], language)]);
      at += Math.max(1, length) - 1;
    }
    return units;
  };
  const hanUnits = (run, language, number) => {
    if (language.isHan) return [[number + run, ...(number ? [] : ways(forms.get(run) || [], language))]];
    const units = [];
    let rest = "";
    for (let at = 0; at < run.length;) {
      let end = run.length;
      while (end > at && !forms.has(run.slice(at, end))) end -= 1;
      if (end === at) { rest += run[at]; at += 1; continue; }
      units.push(ways(forms.get(run.slice(at, end)), language));
      at = end;
    }
    return rest && !EMPTY_HAN.test(rest) ? [...units, []] : units;
  };

  // Numbers of stories with how well they fit.
  const lookUp = async (part, language, word) => {
    const files = part.files[language.id];
    if (!files) return new Map();
    const index = await load(`${part.name}-${language.id}-${place(word, files)}`, part.version);
    const fits = new Map();
    const isShort = IS_HAN.test(word) ? Array.from(word).length > 1 : word.length < 3 || /^\d/.test(word);
    const keys = isShort ? [word] : Object.keys(index).filter((each) => each.startsWith(word));
    for (const key of keys) {
      let entry = 0;
      for (const step of Object.hasOwn(index, key) ? index[key] : []) {
        entry += step;
        const weight = (entry % 2 ? IN_HEADING : 1) * (key === word || IS_HAN.test(word) ? 1 : BY_PREFIX);
        const story = entry >> 1;
        fits.set(story, Math.max(weight, fits.get(story) || 0));
      }
    }
    return fits;
  };
  const meet = (all) => {
    if (!all.length) return new Map();
    const [first, ...others] = all;
    const both = new Map();
    for (const [story, fit] of first) {
      const fits = others.map((each) => each.get(story));
      if (fits.every((each) => each !== undefined)) both.set(story, Math.min(fit, ...fits));
    }
    return both;
  };
  const join = (all) => {
    const any = new Map();
    for (const fits of all) for (const [story, fit] of fits) any.set(story, Math.max(fit, any.get(story) || 0));
    return any;
  };
  const unitFits = async (part, language, unit) => {
    const each = unit.map(async (written) => {
      const words = wordsOf(written);
      return meet(await Promise.all(words.map((word) => lookUp(part, language, word))));
    });
    return join(await Promise.all(each));
  };
  const sum = (all, needsAll) => {
    const total = new Map();
    for (const fits of all) {
      const rarity = all.length > 1 ? 1 / Math.log2(2 + fits.size) : 1; // a rare word says more
      for (const [story, fit] of fits) total.set(story, fit * rarity + (total.get(story) || 0));
    }
    if (needsAll) for (const story of total.keys()) if (!all.every((fits) => fits.has(story))) total.delete(story);
    return total;
  };

  const find = async (asked, needsAll) => {
    const { parts } = await guide();
    const found = await Promise.all(parts.map(async (part, order) => {
      const facets = await load(`${part.name}-facets`, part.version);
      const told = languages.filter((each) => !asked.language || each.id === asked.language);
      const fits = join(await Promise.all(told.map(async (language) => {
        const units = unitsFor(asked.q, language);
        return sum(await Promise.all(units.map((unit) => unitFits(part, language, unit))), needsAll);
      })));
      const isWanted = ([year, districts, topics, inLanguages]) =>
        (!asked.year || String(year) === asked.year) && (!asked.district || districts.includes(asked.district))
        && (!asked.topic || topics.includes(asked.topic)) && (!asked.language || inLanguages.includes(asked.language));
      return Array.from(fits, ([number, fit]) => ({ part, order, number, fit }))
        .filter((each) => isWanted(facets[each.number]));
    }));
    const newest = (one, other) => other.order - one.order || other.number - one.number;
    const best = (one, other) => other.fit - one.fit || newest(one, other);
    return found.flat().sort(asked.sort === "date" ? newest : best);
  };

  // What a reader sees.
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.append(text);
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    return element;
  };
  const written = (query) => {
    const all = [query, ...languages.flatMap((each) => unitsFor(query, each).flat())];
    const some = new Set(all.flatMap((each) => [each, ...each.split(/\s+/)]).map((each) => each.trim()));
    const escaped = Array.from(some).filter(Boolean).sort((one, other) => other.length - one.length)
      .map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .map((each) => (/^[a-z]/i.test(each) ? `\\b${each}` : each));
    return new RegExp(`(${escaped.join("|")})`, "giu");
  };
  const marked = (text, pattern) => {
    const fragment = document.createDocumentFragment();
    text.split(pattern).forEach((piece, at) => fragment.append(at % 2 ? make("mark", piece) : piece));
    return fragment;
  };
  const headline = (story, told, pattern) => {
    const language = languages.find((each) => each.id === told.language);
    const link = make("a", marked(told.title, pattern), {
      href: `${results.dataset.root}${language.id}/${story.key}`, hreflang: language.tag, lang: language.tag,
    });
    const line = make("span", link);
    line.append(" ", make("span", language.name, { class: "badge", lang: language.tag }));
    if (told.brief) line.append(" ", make("span", results.dataset.brief, { class: "badge" }));
    return line;
  };
  const dayOf = (day) => new Date(`${day}T00:00Z`)
    .toLocaleDateString(results.dataset.locale, { dateStyle: "long", timeZone: "UTC" });
  const card = (story, asked, pattern) => {
    const rank = (told) => (told.language === (asked.language || own.id) ? 0 : 1);
    const [first, ...others] = [...story.told].sort((one, other) => rank(one) - rank(other));
    const language = languages.find((each) => each.id === first.language);
    const article = make("article", make("h2", headline(story, first, pattern), { class: "card-title" }), { class: "card" });
    article.append(make("p", marked(first.abstract, pattern), { class: "card-abstract", lang: language.tag }));
    const facts = make("p", make("time", dayOf(story.day), { datetime: story.day }), { class: "meta" });
    for (const id of story.districts) facts.append(" ", make("span", labels.district.get(id) || id, { class: "district" }));
    for (const id of story.topics) facts.append(" ", make("span", labels.topic.get(id) || id, { class: "topic" }));
    article.append(facts);
    for (const other of others) article.append(make("p", headline(story, other, pattern), { class: "card-other" }));
    return make("li", article);
  };

  let run = 0;
  const say = (text) => { status.textContent = text; };
  const done = (text) => {
    say(text);
    results.setAttribute("aria-busy", "false");
  };
  const count = (number) => {
    const many = status.dataset.other.replace("{number}", number.toLocaleString(results.dataset.locale));
    return number === 1 ? status.dataset.one : many;
  };
  const show = async (asked) => {
    const mine = run += 1;
    results.replaceChildren();
    results.setAttribute("aria-busy", "true");
    onward.hidden = true;
    if (!folded(asked.q).match(PIECE)) { done(""); return; }
    say(status.dataset.busy);
    try {
      let found = await find(asked, true);
      const isPartial = !found.length && (found = await find(asked, false)).length > 0;
      if (mine !== run) return;
      const pattern = written(asked.q);
      const list = make("ol", "", { class: "cards" });
      let shown = 0;
      const more = async () => {
        const next = found.slice(shown, shown + PAGE);
        const { chunk } = await guide();
        const stories = await Promise.all(next.map(async ({ part, number }) => {
          const name = `${part.name}-stories-${Math.floor(number / chunk)}`;
          return (await load(name, part.version))[number % chunk];
        }));
        if (mine !== run) return;
        const items = stories.map((story) => card(story, asked, pattern));
        list.append(...items);
        if (shown) items[0].querySelector("a").focus();
        shown += next.length;
        onward.hidden = shown >= found.length;
      };
      await more();
      if (mine !== run) return;
      if (found.length) results.append(list);
      onward.onclick = () => more().catch(() => say(status.dataset.failed));
      if (!found.length) done(status.dataset.none.replace("{query}", asked.q));
      else done(isPartial ? status.dataset.some : count(found.length));
    } catch {
      if (mine === run) done(status.dataset.failed);
    }
  };

  const names = ["q", "language", "district", "topic", "year", "sort"];
  const fill = () => {
    const given = new URLSearchParams(location.search);
    for (const name of names) form.elements[name].value = given.get(name) || "";
    for (const name of names) if (form.elements[name].selectedIndex === -1) form.elements[name].value = "";
    if (names.slice(1).some((name) => form.elements[name].value)) form.querySelector("details").open = true;
    return ask();
  };
  const ask = () => {
    const asked = Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));
    document.title = document.title.replace(/^(.*? · )?/, asked.q ? `${asked.q} · ` : "");
    return show(asked);
  };
  const submit = (event) => {
    if (event) event.preventDefault();
    const wanted = new URLSearchParams();
    for (const name of names) if (form.elements[name].value) wanted.set(name, form.elements[name].value);
    history.pushState(null, "", `?${wanted}`);
    ask();
  };
  form.addEventListener("submit", submit);
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => submit(null));
  addEventListener("popstate", fill);
  fill();
})();
