const slug = text => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
const md = require("markdown-it")({html: true});
md.renderer.rules.heading_open = (tokens, at, options, env, self) => {
  tokens[at].attrSet("id", slug(tokens[at + 1].content));
  return self.renderToken(tokens, at, options);
};
const SIZE = 20;
const groups = stories => {
  const found = new Map();
  for (const story of stories)
    for (const [axis, ids] of [["districts", story.data.districts], ["topics", story.data.topics],
        ["pairs", story.data.pairs], ["months", story.data.months]])
      for (const id of ids) {
        const key = axis + "/" + id;
        if (!found.has(key)) found.set(key, {axis, id, stories: []});
        found.get(key).stories.push(story);
      }
  return [...found.values()];
};
module.exports = function (config) {
  config.setLibrary("md", md);
  const told = (api, language) => api.getFilteredByGlob("content/**/" + language + ".md").reverse();
  for (const language of ["zh", "en"]) {
    config.addCollection("stories_" + language, api => {
      const stories = told(api, language);
      const byTopic = new Map();
      stories.forEach((story, at) => {
        story.data.older = stories[at + 1];
        story.data.newer = stories[at - 1];
        for (const topic of story.data.topics) {
          if (!byTopic.has(topic)) byTopic.set(topic, []);
          byTopic.get(topic).push(story);
        }
      });
      for (const list of byTopic.values())
        list.forEach((story, at) => {
          story.data.related = list.slice(Math.max(0, at - 2), at + 3).filter(o => o !== story).slice(0, 3);
        });
      return stories;
    });
  }
  config.addCollection("lists", api => {
    const pages = [];
    for (const language of ["zh", "en"])
      for (const group of [{axis: "", id: "", stories: told(api, language)}, ...groups(told(api, language))]) {
        const size = group.axis === "months" ? group.stories.length : SIZE;
        const total = group.id ? Math.ceil(group.stories.length / size) : 1;
        const base = "/" + language + (group.id ? "/" + group.axis + "/" + group.id : "") + "/";
        for (let number = 1; number <= total; number++)
          pages.push({language, base, title: group.id || language, number, total,
            url: number === 1 ? base : base + "page/" + number + "/",
            newer: number === 2 ? base : base + "page/" + (number - 1) + "/",
            older: base + "page/" + (number + 1) + "/",
            stories: group.stories.slice((number - 1) * size, number * size)});
      }
    return pages;
  });
  config.addCollection("feeds", api => {
    const feeds = [];
    for (const language of ["zh", "en"])
      for (const group of [{axis: "", id: "", stories: told(api, language)}, ...groups(told(api, language))])
        if (!["pairs", "months"].includes(group.axis))
          feeds.push({language, title: group.id || language, stories: group.stories.slice(0, SIZE),
            base: "/" + language + (group.id ? "/" + group.axis + "/" + group.id : "") + "/"});
    return feeds;
  });
  config.addFilter("contents", html => [...html.matchAll(/<h([23]) id="([^"]*)">(.*?)<\/h/g)]
    .map(found => `<li class="h${found[1]}"><a href="#${found[2]}">${found[3]}</a></li>`).join(""));
  config.addFilter("day", date => date.toISOString().slice(0, 10));
  config.addFilter("iso", date => date.toISOString());
  config.addFilter("json", value => JSON.stringify(value));
  return {dir: {input: ".", includes: "_includes", output: "public"}, markdownTemplateEngine: false};
};
