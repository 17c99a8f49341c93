// Search in all languages at once, without a server: each language's index is asked by itself,
// and what both find of one story is shown once. Texts are taken apart as
// bulletin/render/search_text.py does it; whoever changes one changes the other.
(() => {
  "use strict";
  const PAGE = 10;
  const MOST_PARTIAL = 20; // when no story has everything
  const MOST_READ = 40; // texts read to find the next page of a phrase
  const HAN = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const WORD = "[0-9]+(?:\\.[0-9]+)+|[a-z0-9\\u00df-\\u024f\\u0370-\\u052f\\uac00-\\ud7a3]+";
  const PIECE = new RegExp(`(${WORD})|([${HAN}]+)`, "gu");
  const IS_HAN = new RegExp(`^[${HAN}]`, "u");
  // What is left out between its first group and its end; older phones know no lookbehind.
  const JOINED = /([0-9]),(?=[0-9]{3})|([a-z])'(?=[a-z])(?!s(?![a-z0-9]))|[*_`~]+|'s(?![a-z0-9])/g;
  const BROKEN = new RegExp(`([${HAN}])\\s+(?=[${HAN}])|${JOINED.source}`, "gu");
  const EXPONENTS = {
    万亿: 12, 亿: 8, 千万: 7, 百万: 6, 万: 4, thousand: 3, million: 6, billion: 9, bn: 9, trillion: 12,
  };
  const VALUE = new RegExp(
    `([0-9]{1,15})(?:\\.([0-9]{1,12}))? ?[余多]?(${Object.keys(EXPONENTS).join("|")})(?![a-z])`, "gu",
  );
  const QUOTED = /["“”„「『]([^"“”„「」『』]+)["“”」』]/g;
  const LEVELS = [1, 1.4, 1.8, 3, 3.5, 6, 6.7, 7.4]; // what a word's place in a story is worth
  const BY_PREFIX = 0.5;
  const BY_MEANING = 0.8; // another way to say it
  const BY_PARTS = 0.5; // its parts, not side by side

  const form = document.querySelector("form[role=search]");
  const status = document.getElementById("page-status");
  const results = document.getElementById("page-results");
  const onward = document.getElementById("page-onward");
  const languages = results.dataset.names.split(";").map((each) => {
    const [id, tag, name] = each.split("|");
    return { id, tag, name, isHan: /^(zh|yue|wuu)\b/.test(tag) };
  });
  const own = languages.find((each) => each.tag === document.documentElement.lang) || languages[0];
  const small = new Set(results.dataset.small.split(" ")); // words nobody looks for
  const labels = { district: new Map(), topic: new Map() };
  for (const name of Object.keys(labels)) {
    for (const option of form.elements[name].options) labels[name].set(option.value, option.text);
  }

  // Words of a text. `at` leads from each place of the folded text back to the text as written.
  const simplified = new Map();
  const foldedWithPlaces = (text, joined) => {
    let plain = "";
    const at = [];
    let place = 0;
    for (const character of text) {
      const bare = character.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
      const told = (simplified.get(bare) || bare).toLowerCase().replace(/’/g, "'");
      for (let count = 0; count < told.length; count += 1) at.push(place);
      plain += told;
      place += character.length;
    }
    at.push(place);
    let kept = "";
    const keptAt = [];
    let from = 0;
    const keep = (until) => {
      kept += plain.slice(from, until);
      for (let each = from; each < until; each += 1) keptAt.push(at[each]);
    };
    for (const found of plain.matchAll(joined)) {
      keep(found.index + found.slice(1).join("").length);
      from = found.index + found[0].length;
    }
    keep(plain.length);
    keptAt.push(place);
    return { plain: kept, at: keptAt };
  };
  const folded = (text) => foldedWithPlaces(text, JOINED).plain;
  const stem = (written) => {
    let word = written;
    if (word.length <= 3 || /[^\x00-\x7f]/.test(word)) return word;
    if (word.endsWith("s") && !/(ss|us|is)$/.test(word)) word = word.slice(0, -1);
    const ending = /(ing|ed)$/.exec(word);
    const left = ending ? word.slice(0, ending.index) : "";
    if (left.length >= 3 && /[aeiouy]/.test(left) && !word.endsWith("eed")) {
      word = /([^lsz])\1$/.test(left) ? left.slice(0, -1) : left;
    }
    if (word.length <= 3) return word;
    if (/[^aeiouy]y$/.test(word)) return `${word.slice(0, -1)}i`;
    return word.endsWith("e") ? word.slice(0, -1) : word;
  };
  const valueOf = (text, at, whole, fraction, magnitude) => {
    if (/[0-9.]/.test(text[at - 1] || "")) return ""; // the end of another number
    const exponent = EXPONENTS[magnitude] - (fraction || "").length;
    return exponent < 0 ? "" : (whole + (fraction || "") + "0".repeat(exponent)).replace(/^0+/, "");
  };
  const pieces = (plain) => Array.from(plain.matchAll(PIECE), (found) => ({
    text: found[0], isHan: Boolean(found[2]), start: found.index, end: found.index + found[0].length,
  }));
  // Latin words by their stems, Han characters one by one.
  const tokens = (plain) => pieces(plain).flatMap((piece) => {
    if (!piece.isHan) return [{ ...piece, text: stem(piece.text.slice(0, 40)), isNumber: /[0-9]$/.test(piece.text) }];
    let start = piece.start;
    return Array.from(piece.text, (text) => {
      const token = { text, isHan: true, start, end: start + text.length };
      start = token.end;
      return token;
    });
  });
  const touch = (one, other) => one !== undefined && other !== undefined && one.end === other.start;
  // The words of an index that together stand for a sequence of tokens.
  const wordsOf = (sequence) => {
    const words = [];
    sequence.forEach((token, at) => {
      const [before, after] = [sequence[at - 1], sequence[at + 1]];
      const follows = touch(before, token);
      if (!token.isHan) {
        words.push(token.text);
        if (token.isNumber && after && after.isHan && touch(token, after)) words.push(token.text + after.text);
      } else if (follows && before.isHan) words.push(before.text + token.text);
      else if (!(after && after.isHan && touch(token, after)) && !(follows && before.isNumber)) words.push(token.text);
    });
    return words;
  };
  // In which files of an index a word stands, or all that begins with it.
  const spread = (files) => Math.ceil(files / 64);
  const places = (word, files) => {
    const [first, second = 0, third = 0] = Array.from(word, (each) => each.codePointAt(0));
    if (first < 0x3040) return [((first * 31 + second) * 31 + third) % files];
    const all = second ? [second % spread(files)] : Array.from({ length: spread(files) }, (_, each) => each);
    return Array.from(new Set(all.map((each) => (first * 31 + each * 7919) % files)));
  };

  // What lies on the server.
  const loaded = new Map();
  const load = (address, cache) => {
    if (!loaded.has(address)) {
      const answer = fetch(address, { cache }).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${address}`);
        return response;
      });
      const read = address.includes(".md") ? answer.then((each) => each.text()) : answer.then((each) => each.json());
      read.catch(() => loaded.delete(address));
      loaded.set(address, read);
    }
    return loaded.get(address);
  };
  const file = (name, version) => load(
    `${results.dataset.index}${name}.json${version ? `?v=${version}` : ""}`, version ? "default" : "no-cache",
  );
  const forms = new Map(); // a way to write something → all that it may mean
  const exchangeable = new Set(); // those of words, not of names
  let guide = null; // parts, each with the number of stories before it
  const open = async () => {
    if (guide) return;
    const content = await file("index", "");
    let before = 0;
    for (const part of content.parts) {
      part.before = before;
      before += part.stories;
    }
    for (const term of [...content.terms, ...content.synonyms]) {
      for (const written of new Set(Object.values(term).flat())) {
        const key = IS_HAN.test(written) ? written : tokens(written).map((each) => each.text).join(" ");
        forms.set(key, [...(forms.get(key) || []), term]);
        if (content.synonyms.includes(term)) exchangeable.add(key);
      }
    }
    guide = { ...content, stories: before };
  };
  const learnSimplified = async () => {
    const pairs = Array.from(await file("simplified", ""));
    for (let each = 0; each < pairs.length; each += 2) simplified.set(pairs[each], pairs[each + 1]);
  };

  // A query: clauses, all of which a story should meet. What a clause asks of a language is a
  // tree: `leaf` stands in the text, `all`, `any` (each with its worth), `known` (all that occur).
  const leaf = (sequence, more) => ({ leaf: { tokens: sequence, words: wordsOf(sequence), ...more } });
  const written = (text) => leaf(tokens(text));
  const nothing = { any: [] };
  const ways = (key, language) => (forms.get(key) || [])
    .flatMap((term) => term[language.id] || []).filter((each) => each !== key)
    .map((each) => [written(each), BY_MEANING]);
  const clausesFor = (query, isLoose) => {
    const clauses = [];
    const rest = query.replace(QUOTED, (_, phrase) => {
      const sequence = tokens(folded(phrase));
      if (sequence.length) clauses.push({ text: phrase, isQuoted: true, isPhrase: sequence.length > 1, ask: () => leaf(sequence) });
      return " ";
    });
    const plain = folded(rest).replace(VALUE, (all, whole, fraction, magnitude, at, text) => {
      const value = valueOf(text, at, whole, fraction, magnitude);
      if (!value) return all;
      clauses.push({ text: all, ask: () => ({ leaf: { tokens: [], words: [value], value } }) });
      return " \u0000"; // what follows is its unit
    }).replace(new RegExp(`\u0000(?:元|[${HAN}](?![${HAN}]))?`, "gu"), " ");
    const found = pieces(plain);
    for (let at = 0; at < found.length; at += 1) {
      if (found[at].isHan) {
        const before = found[at - 1];
        const number = touch(before, found[at]) && /[0-9]$/.test(before.text) ? before.text : "";
        clauses.push(...hanClauses(found[at].text, number, isLoose));
      } else {
        const length = known(found, at);
        const after = found[at + length];
        const joins = touch(found[at + length - 1], after) && after.isHan && /[0-9]$/.test(found[at].text);
        if (!joins || isLoose) clauses.push(latinClause(found.slice(at, at + length).map((each) => each.text)));
        at += length - 1;
      }
    }
    const telling = clauses.filter((each) => !small.has(each.text));
    return telling.length ? telling : clauses;
  };
  // How many words from here on are a known name, or one.
  const known = (found, at) => {
    for (let length = Math.min(8, found.length - at); length > 1; length -= 1) {
      const some = found.slice(at, at + length);
      if (some.every((each) => !each.isHan) && forms.has(some.map((each) => stem(each.text)).join(" "))) return length;
    }
    return 1;
  };
  const latinClause = (words) => ({
    text: words.join(" "),
    ask: (language) => {
      const own = [written(words.join(" ")), 1];
      const telling = words.filter((each) => !small.has(each));
      const parts = telling.length > 1 ? [[{ all: telling.map((each) => latinClause([each]).ask(language)) }, BY_PARTS]] : [];
      return { any: [own, ...ways(words.map(stem).join(" "), language), ...parts] };
    },
  });
  const hanClauses = (run, number, isLoose) => {
    const parts = segments(run);
    if (isLoose && (parts.length > 1 || number)) return parts.flatMap((part) => hanClauses(part.text, "", part.text !== run));
    const isKnown = parts.every((part) => part.isKnown);
    const ask = (language) => {
      if (!language.isHan) {
        if (number || !isKnown) return nothing;
        return { all: parts.map((part) => ({ any: ways(part.text, language) })) };
      }
      const any = [[written(number + run), 1], ...(number ? [] : ways(run, language))];
      if (isKnown && parts.length > 1 && !number && parts.some((part) => exchangeable.has(part.text))) {
        const each = parts.map((part) => ({ any: [[written(part.text), 1], ...ways(part.text, language)] }));
        any.push([{ all: each }, BY_PARTS]);
      }
      if (isLoose && run.length > 2 && !isKnown) {
        const pairs = Array.from(run).slice(1).map((last, at) => written(Array.from(run)[at] + last));
        any.push([{ known: pairs }, BY_PARTS]);
      }
      return { any };
    };
    return [{ text: number + run, isPhrase: Array.from(run).length > 2 && !isLoose, ask }];
  };
  // A run of Han characters as known names and what is left between them.
  const segments = (run) => {
    const parts = [];
    let rest = "";
    const settle = () => {
      if (rest) parts.push({ text: rest, isKnown: false });
      rest = "";
    };
    for (let at = 0; at < run.length;) {
      let end = run.length;
      while (end > at && !forms.has(run.slice(at, end))) end -= 1;
      if (end > at) {
        settle();
        parts.push({ text: run.slice(at, end), isKnown: true });
      } else if (small.has(run[at])) {
        settle();
        end = at + 1;
      } else {
        rest += run[at];
        end = at + 1;
      }
      at = end;
    }
    settle();
    return parts.length ? parts : [{ text: run, isKnown: false }];
  };

  // Numbers of stories (over all parts, newer ones higher) with what a clause is worth there.
  const prefixed = new Set();
  const posting = async (language, word) => {
    const wanted = guide.parts.flatMap((part) => {
      const files = part.files[language.id];
      return files ? places(word, files).map((each) => [part, `${part.name}-${language.id}-${each}`]) : [];
    });
    const indexes = await Promise.all(wanted.map(async ([part, name]) => [part, await file(name, part.version)]));
    const isOneHan = IS_HAN.test(word) && Array.from(word).length === 1;
    const collect = (matches, worth) => {
      const fits = new Map();
      for (const [part, index] of indexes) {
        for (const key of matches(index)) {
          let entry = 0;
          for (const step of index[key]) {
            entry += step;
            const story = part.before + Math.floor(entry / LEVELS.length);
            fits.set(story, Math.max(LEVELS[entry % LEVELS.length] * worth, fits.get(story) || 0));
          }
        }
      }
      return fits;
    };
    const begins = (index) => Object.keys(index).filter((key) => key.startsWith(word));
    if (isOneHan) return collect(begins, 1);
    const exact = collect((index) => (Object.prototype.hasOwnProperty.call(index, word) ? [word] : []), 1);
    if (exact.size || IS_HAN.test(word) || word.length < 3 || /^[0-9]/.test(word)) return exact;
    const longer = collect(begins, BY_PREFIX);
    if (longer.size) prefixed.add(word);
    return longer;
  };
  const meet = (all) => {
    const [first = new Map(), ...others] = [...all].sort((one, other) => one.size - other.size);
    const both = new Map();
    for (const [story, fit] of first) {
      const fits = others.map((each) => each.get(story));
      if (fits.every((each) => each !== undefined)) both.set(story, Math.min(fit, ...fits));
    }
    return both;
  };
  const join = (all) => {
    const some = new Map();
    for (const [fits, worth] of all) {
      for (const [story, fit] of fits) some.set(story, Math.max(fit * worth, some.get(story) || 0));
    }
    return some;
  };
  const fitsOf = async (node, language) => {
    if (node.leaf) return meet(await Promise.all(node.leaf.words.map((word) => posting(language, word))));
    if (node.any) return join(await Promise.all(node.any.map(async ([each, worth]) => [await fitsOf(each, language), worth])));
    const all = await Promise.all((node.all || node.known).map((each) => fitsOf(each, language)));
    return meet(node.all ? all : all.filter((each) => each.size));
  };

  const wantedBy = async (asked) => {
    const axes = ["district", "topic"].filter((axis) => asked[axis] && labels[axis].has(asked[axis]));
    const wanted = [];
    for (const axis of axes) {
      const stories = new Set();
      for (const part of guide.parts) {
        let number = part.before;
        const facets = await file(`${part.name}-facets`, part.version);
        for (const step of facets[axis][asked[axis]] || []) stories.add(number += step);
      }
      wanted.push((story) => stories.has(story));
    }
    const years = guide.parts.flatMap((part) => part.years.map(([year, number]) => [year, part.before + number]));
    const at = years.findIndex(([year]) => String(year) === asked.year);
    if (at >= 0) {
      const end = at + 1 < years.length ? years[at + 1][1] : guide.stories;
      wanted.push((story) => story >= years[at][1] && story < end);
    }
    return (story) => wanted.every((each) => each(story));
  };
  // Stories that meet all clauses; else those that meet as much as any, rare words counting most.
  const find = async (clauses, asked, isPartial) => {
    const isWanted = await wantedBy(asked);
    const told = languages.filter((each) => !asked.language || each.id === asked.language);
    const all = await Promise.all(clauses.map(async (clause) => join(
      await Promise.all(told.map(async (each) => [await fitsOf(clause.ask(each), each), 1])),
    )));
    const rarity = all.map((fits) => Math.log(1 + guide.stories / Math.max(1, fits.size)));
    const met = new Map(); // story → fit, and what the clauses it meets are worth by themselves
    all.forEach((fits, at) => {
      for (const [story, fit] of fits) {
        const [before, worth, count] = met.get(story) || [0, 0, 0];
        met.set(story, [before + fit * rarity[at], worth + rarity[at], count + 1]);
      }
    });
    if (!clauses.length) for (let story = 0; story < guide.stories; story += 1) met.set(story, [0, 0, 0]);
    let found = Array.from(met, ([story, [fit, worth, count]]) => ({ story, fit, worth, count }))
      .filter((each) => isWanted(each.story) && (isPartial || each.count === clauses.length));
    const newest = (one, other) => other.story - one.story;
    const best = (one, other) => other.fit - one.fit || newest(one, other);
    if (isPartial) {
      const most = Math.max(0, ...found.map((each) => each.worth));
      const common = Math.max(0, ...rarity.filter((_, at) => all[at].size > guide.stories / 2));
      found = found.filter((each) => each.worth >= most / 2 && each.worth > common)
        .sort((one, other) => other.worth - one.worth || best(one, other)).slice(0, MOST_PARTIAL);
    }
    const missing = clauses.filter((_, at) => !all[at].size).map((each) => each.text);
    if (!isPartial || asked.sort === "date") found.sort(asked.sort === "date" ? newest : best);
    return { clauses, found, missing, isPartial };
  };
  const answer = async (asked) => {
    await open();
    const strict = clausesFor(asked.q, false);
    const first = await find(strict, asked, false);
    if (first.found.length || !strict.length) return first;
    if (IS_HAN.test(asked.q.replace(new RegExp(`[^${HAN}]`, "gu"), "")) && !simplified.size) {
      await learnSimplified();
      if (folded(asked.q) !== asked.q.toLowerCase()) return answer(asked);
    }
    if (strict.some((each) => each.isQuoted)) return first;
    const loose = clausesFor(asked.q, true);
    const second = await find(loose, asked, false);
    return second.found.length ? second : find(loose, asked, true);
  };

  // Where the words stand in a text as written: { start, end, clause, isWhole }.
  const sequencesIn = (text, sought, breaks) => {
    const { plain, at } = foldedWithPlaces(text, breaks ? BROKEN : JOINED);
    const all = tokens(plain);
    const hits = [];
    const fits = (token, wanted) => token && token.isHan === wanted.isHan
      && (token.text === wanted.text || (prefixed.has(wanted.text) && token.text.startsWith(wanted.text)));
    for (const { leaf: { tokens: wanted, words, value }, clause, isWhole } of sought) {
      const note = (start, end) => hits.push({ start: at[start], end: at[end], clause, isWhole, words });
      if (value) {
        for (const found of plain.matchAll(VALUE)) {
          if (valueOf(plain, found.index, ...found.slice(1)) === value) note(found.index, found.index + found[0].length);
        }
        for (const token of all) if (token.text === value) note(token.start, token.end);
        continue;
      }
      for (let first = 0; first + wanted.length <= all.length; first += 1) {
        const isThere = wanted.every((each, step) => fits(all[first + step], each)
          && (step === 0 || all[first + step].start - all[first + step - 1].end <= (each.isHan ? 0 : 3)));
        if (isThere) note(all[first].start, all[first + wanted.length - 1].end);
      }
    }
    return hits.sort((one, other) => one.start - other.start || other.end - one.end);
  };
  // `isWhole`: the words of the clause stand side by side there, not in parts.
  const leavesIn = (node, clause, isWhole = true) => {
    if (node.leaf) return node.leaf.words.length ? [{ leaf: node.leaf, clause, isWhole }] : [];
    if (node.any) return node.any.flatMap(([each]) => leavesIn(each, clause, isWhole));
    const parts = node.all || node.known;
    return parts.flatMap((each) => leavesIn(each, clause, isWhole && parts.length === 1));
  };
  const soughtIn = (clauses, language) => clauses.flatMap((clause, at) => leavesIn(clause.ask(language), at));

  // A story's Markdown: what stands before the text, a list of facts, and the text; and any of it
  // without marks.
  const FACTS = /\n\n((?:- .*\n)+)/;
  const readable = (markdown) => markdown.replace(/^#{1,6} .*$/gm, "")
    .replace(/!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]:?|<[^>]*>|\{:[^}]*\}/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:> |[-*+] |\d+\. |: +|\|?[-:| ]+\|\s*$)/gm, "").replace(/\s*\|\s*/g, " ")
    .replace(/\\([^\w\s])/g, "$1").replace(/[*`]+/g, "").replace(/\s*\n\s*/g, "\n").trim();
  const addressOf = (story, language) => `${results.dataset.root}${language.id}/${story.key}`;
  const markdownOf = async (story, language, version) => {
    try {
      return await load(`${addressOf(story, language)}index.md?v=${version}`, "default");
    } catch {
      return ""; // a story can be shown without
    }
  };
  const clausesAt = (hits) => new Set(hits.map((each) => each.clause));
  // The stretch of a text that holds most of what is sought, in most ways, begun where a sentence
  // begins.
  const excerpt = (text, hits, room) => {
    let best = hits[0].start;
    let most = 0;
    for (const { start } of hits) {
      const near = hits.filter((each) => each.start >= start && each.end <= start + room / 2);
      const some = clausesAt(near).size * 100 + new Set(near.map((each) => each.words)).size;
      if (some > most) [best, most] = [start, some];
    }
    const earliest = Math.max(0, best - Math.floor(room / 2));
    const ends = earliest === 0 ? [0] : Array.from(text.slice(earliest, best).matchAll(/[。！？\n]|[.?!] /g), (end) => earliest + end.index + end[0].length);
    const isInWord = (at) => /[\w’'-]/.test(text[at - 1] || "") && /[\w’'-]/.test(text[at] || "");
    let start = ends.length ? ends[0] : earliest;
    while (isInWord(start) && start < best) start += 1;
    let end = Math.min(text.length, start + room);
    while (isInWord(end) && end > best) end -= 1;
    return [ends.length ? "" : "…", text.slice(start, end).trim(), end < text.length ? "…" : ""];
  };
  const languageOf = (told) => languages.find((each) => each.id === told.language);
  // The version to show first with the passage that answers: the reader's own language wherever it
  // holds what is sought. `isWhole`: each phrase stands in the story as it was typed, or means it.
  const passageOf = async (story, version, asked, clauses, sought) => {
    const first = asked.language || own.id;
    const told = story.told.filter((each) => !asked.language || each.language === asked.language)
      .sort((one, other) => (other.language === first) - (one.language === first));
    const whole = new Set();
    let best = null;
    const offer = (each, text, hits, least) => {
      const worth = clausesAt(hits).size;
      if (!best || worth > best.worth || (worth === best.worth && least < best.least)) best = { told: each, text, worth, least };
    };
    const note = (hits) => {
      for (const each of hits) if (each.isWhole) whole.add(each.clause);
      return hits;
    };
    const isWhole = () => clauses.every((each, at) => !each.isPhrase || whole.has(at));
    for (const [order, each] of told.entries()) {
      const language = languageOf(each);
      const wanted = sought(language);
      const inTitle = note(sequencesIn(each.title, wanted));
      offer(each, ["", each.abstract, ""], note(sequencesIn(each.abstract, wanted)), 2 * order);
      if (best.worth < clauses.length || !isWhole()) {
        const markdown = await markdownOf(story, language, version);
        note(sequencesIn(markdown, wanted, true));
        const [, facts = ""] = FACTS.exec(markdown) || [];
        const text = readable(markdown.slice(markdown.indexOf(facts) + facts.length));
        const hits = sequencesIn(text, wanted, true);
        if (hits.length) offer(each, excerpt(text, hits, language.isHan ? 90 : 220), hits, 2 * order + 1);
        for (const line of readable(facts).split("\n")) offer(each, ["", line, ""], sequencesIn(line, wanted), 2 * order + 1.5);
      }
      if (isWhole() && (best.worth || inTitle.length)) break;
    }
    return { story, passage: best, isWhole: isWhole() };
  };

  // What a reader sees.
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.append(text);
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    return element;
  };
  const marked = (text, hits) => {
    const fragment = document.createDocumentFragment();
    let from = 0;
    for (const { start, end } of hits) {
      if (start < from) continue;
      fragment.append(text.slice(from, start), make("mark", text.slice(start, end)));
      from = end;
    }
    fragment.append(text.slice(from));
    return fragment;
  };
  // Lines of a Chinese headline end between words, as on all other pages.
  const breakable = (element) => {
    if (!Intl.Segmenter) return;
    const words = new Intl.Segmenter("zh", { granularity: "word" });
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    let before = "";
    for (const text of texts) {
      text.replaceWith(...Array.from(words.segment(text.data)).flatMap(({ segment, isWordLike }) => {
        const mayEnd = isWordLike && !/^$|[0-9“‘《（]$/.test(before) && !/^[的了着过等]/.test(segment);
        before = segment;
        return mayEnd ? [make("wbr", ""), segment] : [segment];
      }));
    }
  };
  const headline = (story, told, sought) => {
    const language = languageOf(told);
    const link = make("a", marked(told.title, sequencesIn(told.title, sought(language))), {
      href: addressOf(story, language), hreflang: language.tag, lang: language.tag,
    });
    if (language.isHan) breakable(link);
    const line = make("span", link);
    line.append(" ", make("span", language.name, { class: "badge", lang: language.tag }));
    if (told.brief) line.append(" ", make("span", results.dataset.brief, { class: "badge" }));
    return line;
  };
  const dayOf = (day) => new Date(`${day}T00:00Z`)
    .toLocaleDateString(results.dataset.locale, { dateStyle: "long", timeZone: "UTC" });
  const card = ({ story, passage: { told, text: [before, text, after] } }, sought) => {
    const article = make("article", make("h2", headline(story, told, sought), { class: "card-title" }), { class: "card" });
    const language = languageOf(told);
    const said = make("p", before, { class: "card-abstract", lang: language.tag });
    said.append(marked(text, sequencesIn(text, sought(language), true)), after);
    const facts = make("p", make("time", dayOf(story.day), { datetime: story.day }), { class: "meta" });
    for (const id of story.districts) facts.append(" ", make("span", labels.district.get(id) || id, { class: "district" }));
    for (const id of story.topics) facts.append(" ", make("span", labels.topic.get(id) || id, { class: "topic" }));
    article.append(said, facts);
    for (const other of story.told) {
      if (other !== told) article.append(make("p", headline(story, other, sought), { class: "card-other" }));
    }
    return make("li", article);
  };

  const say = (text) => { status.textContent = text; };
  const done = (text) => {
    say(text);
    results.setAttribute("aria-busy", "false");
  };
  const count = (number, isAll) => {
    if (isAll && number === 1) return status.dataset.one;
    const many = isAll ? status.dataset.other : status.dataset.least;
    return many.replace("{number}", number.toLocaleString(results.dataset.locale));
  };
  const outcome = ({ found, missing, isPartial }, number, isAll, asked) => {
    const which = isPartial && missing.length && missing[0] !== asked.q ? status.dataset.missing.replace("{words}", missing.join(status.dataset.comma)) : "";
    if (!number) return status.dataset.none.replace("{query}", asked.q) + which;
    return isPartial ? status.dataset.some + which : count(number, isAll);
  };
  // Stories in order, read as far as is asked. Where a phrase's words stand apart, the story comes
  // last, or not at all if the phrase was quoted.
  const reader = ({ clauses, found, isPartial }, asked) => {
    const cached = new Map();
    const sought = (language) => {
      if (!cached.has(language)) cached.set(language, soughtIn(clauses, language));
      return cached.get(language);
    };
    const [good, apart] = [[], []];
    const isQuoted = clauses.some((each) => each.isQuoted);
    const isFree = !isQuoted && (isPartial || asked.sort === "date");
    let at = 0;
    const read = async ({ story: number }) => {
      const part = guide.parts.filter((each) => each.before <= number).pop();
      const place = number - part.before;
      const stories = await file(`${part.name}-stories-${Math.floor(place / guide.chunk)}`, part.version);
      return passageOf(stories[place % guide.chunk], part.version, asked, clauses, sought);
    };
    const fill = async (least) => {
      const end = at + MOST_READ;
      while (good.length < least && at < Math.min(end, found.length)) {
        const some = found.slice(at, at + least - good.length);
        at += some.length;
        for (const each of await Promise.all(some.map(read))) (each.isWhole || isFree ? good : apart).push(each);
      }
      if (at >= found.length && !isQuoted) good.push(...apart.splice(0));
    };
    return { sought, isQuoted, good, fill, isDone: () => at >= found.length && (isQuoted || !apart.length) };
  };
  let run = 0;
  const show = async (asked) => {
    const mine = run += 1;
    results.replaceChildren();
    results.setAttribute("aria-busy", "true");
    onward.hidden = true;
    const isNarrowed = ["language", "district", "topic", "year"].some((each) => asked[each]);
    if (!folded(asked.q).match(PIECE) && (asked.q || !isNarrowed)) { done(""); return; }
    say(status.dataset.busy);
    try {
      const told = await answer(asked);
      const stories = reader(told, asked);
      await stories.fill(stories.isQuoted ? MOST_READ : PAGE);
      if (mine !== run) return;
      const list = make("ol", "", { class: "cards" });
      let shown = 0;
      const more = async () => {
        await stories.fill(shown + PAGE);
        if (mine !== run) return;
        const items = stories.good.slice(shown, shown + PAGE).map((each) => card(each, stories.sought));
        list.append(...items);
        if (shown && items.length) items[0].querySelector("a").focus();
        shown += items.length;
        onward.hidden = shown >= stories.good.length && stories.isDone();
      };
      await more();
      if (mine !== run) return;
      if (shown) results.append(list);
      onward.onclick = () => more().catch(() => say(status.dataset.failed));
      const isAll = !stories.isQuoted || stories.isDone();
      done(outcome(told, stories.isQuoted ? stories.good.length : told.found.length, isAll, asked));
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
