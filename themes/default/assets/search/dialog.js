// The dialog of search: a field that stays in the focus, and below it the groups of hits that it steers.
{
  const { make } = plansite;
  const NAMES = { plans: "Plans", risks: "Risks", headings: "Headings", gates: "Gates", pages: "Pages" };
  const HINTS = [["↑", "↓", "move"], ["↵", "open"], ["#12", "number"], ["is:blocked", "status"], ["gate:open"], ["risk:high"]];

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(plansite.searching.style);
  document.adoptedStyleSheets.push(sheet);

  // The icons of the theme; a page has only those that it shows itself.
  const drawings = new Map();
  const icon = name => {
    if (!drawings.has(name)) {
      const drawing = new DOMParser().parseFromString(plansite.searching.icons[name] ?? "<svg/>", "image/svg+xml").documentElement;
      drawing.setAttribute("class", "i");
      drawing.setAttribute("aria-hidden", "true");
      drawings.set(name, drawing);
    }
    return document.importNode(drawings.get(name), true);
  };

  // A text with what the words found marked.
  const marked = (text, { words }, nearly) => {
    const whole = text.normalize("NFC");
    const parts = [];
    let from = 0;
    for (const [start, end] of plansite.stretches(whole, words, nearly)) {
      if (start < from) continue;
      parts.push(whole.slice(from, start), make("mark", {}, whole.slice(start, end)));
      from = end;
    }
    return make("bdi", {}, ...parts, whole.slice(from));
  };

  class Finder {
    constructor(dialog, field, path) {
      Object.assign(this, { dialog, field, path, top: new URL("..", new URL(path, document.baseURI)), active: -1 });
      this.list = make("div", { id: "Hits", role: "listbox", ariaLabel: "Hits", hidden: true });
      this.note = make("p", { hidden: true });
      this.status = make("span", { role: "status" });
      const hint = parts => make("span", {}, ...parts.flatMap(part => (/^[a-z]+$/.test(part) ? [part] : [make("kbd", {}, part), " "])));
      this.foot = make("div", { className: "hints" }, ...HINTS.map(hint), this.status);
      dialog.append(this.list, this.note, this.foot);
      const states = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "Hits", "aria-expanded": "false" };
      for (const [name, value] of Object.entries(states)) field.setAttribute(name, value);
      field.addEventListener("input", () => this.show());
      field.addEventListener("keydown", event => this.press(event));
      // A hit on this very page is only a place in it.
      this.list.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
        if (target.closest("a") && !ctrlKey && !metaKey && !shiftKey) dialog.close();
      });
    }

    press(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || !step && event.key !== "Enter") return;
      event.preventDefault();
      const { options, active } = this;
      if (!options.length) return;
      if (step) this.choose((active + step + options.length) % options.length);
      else options[active].click();
    }
    choose(at) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = at;
      const option = this.options[at];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.field.setAttribute("aria-activedescendant", option.id);
      else this.field.removeAttribute("aria-activedescendant");
    }

    show() {
      const text = this.field.value.trim();
      const groups = text ? this.found(text) : this.offered();
      this.options = [];
      this.list.replaceChildren(...groups.filter(({ hits }) => hits.length).map(({ name, total, hits }, at) => {
        const id = "HitsOf" + at;
        const some = total > hits.length && make("span", {}, ` ${hits.length} of ${total}`);
        const group = make("div", { role: "group" }, make("p", { id }, name, ...some ? [some] : []), ...hits.map(hit => this.option(hit)));
        group.setAttribute("aria-labelledby", id);
        return group;
      }));
      const isEmpty = !this.options.length;
      this.list.hidden = isEmpty;
      this.note.hidden = !isEmpty;
      this.note.textContent = isEmpty ? `Nothing is like “${text}”.` : "";
      this.field.setAttribute("aria-expanded", String(!isEmpty));
      const all = groups.reduce((sum, { total }) => sum + total, 0);
      this.status.textContent = !text ? "" : all === 1 ? "1 hit" : all ? `${all} hits` : "No hits";
      this.list.scrollTop = 0;
      this.active = -1;
      this.choose(0);
    }

    option({ icon: name, tone, label, below, side, href }) {
      const words = make("span", {}, ...label, ...below ? [make("small", {}, ...below)] : []);
      const option = make("a", { className: tone ?? "", id: "Hit" + this.options.length, role: "option", href, tabIndex: -1 },
        icon(name), words, make("span", {}, ...side));
      option.setAttribute("aria-selected", "false");
      this.options.push(option);
      return option;
    }

    // The address of a document of a plan, at a line where that has an anchor.
    href(document, line) {
      const { documents, plans, texts } = this.index;
      const path = `plans/${plans.ids[documents.plans[document]]}/${texts[documents.paths[document]]}.html`;
      return new URL(path.split("/").map(encodeURIComponent).join("/") + (line ? "#L" + line : ""), this.top).href;
    }
    // A plan by its number and title, as far as the title does not say its number.
    name(plan, mark) {
      const { plans, texts } = this.index;
      const [number, title] = [plans.numbers[plan], texts[plans.titles[plan]]];
      const isSaid = !number || title.startsWith(number);
      return [...isSaid ? [] : [make("span", { className: "num" }, number)], mark(title)];
    }

    plan(plan, mark) {
      const [stage, word] = this.index.stages[this.index.plans.stages[plan]];
      return { icon: stage, tone: "k-" + stage, label: this.name(plan, mark), side: [word], href: this.href(this.index.firsts[plan]) };
    }
    makers(mark) {
      const { texts, documents, headings, risks, gates, bands, gate_states: states, firsts } = this.index;
      const text = (column, at) => [mark(texts[column.texts[at]])];
      return {
        plans: at => this.plan(at, mark),
        risks: at => ({
          icon: "band-" + risks.bands[at],
          tone: "b-" + risks.bands[at],
          label: text(risks, at),
          below: this.name(risks.plans[at], mark),
          side: [bands[risks.bands[at]]],
          href: this.href(firsts[risks.plans[at]] + risks.documents[at], risks.lines[at]),
        }),
        headings: at => {
          const document = headings.documents[at];
          const isPlan = document === firsts[headings.plans[at]];
          return {
            icon: "heading",
            label: text(headings, at),
            below: this.name(headings.plans[at], mark),
            side: isPlan ? [] : [texts[documents.paths[document]]],
            href: this.href(document, headings.lines[at]),
          };
        },
        gates: at => ({
          icon: "gate-" + states[gates.states[at]][0],
          label: text(gates, at),
          below: this.name(gates.plans[at], mark),
          side: [states[gates.states[at]][1]],
          href: this.href(firsts[gates.plans[at]], gates.lines[at]),
        }),
        pages: at => ({
          icon: "page",
          label: [mark(texts[documents.titles[at]])],
          below: this.name(documents.plans[at], mark),
          side: [texts[documents.paths[at]]],
          href: this.href(at),
        }),
      };
    }

    // The views in the bar, with their keys.
    views(query, nearly) {
      const fits = label => !query || query.words.length && query.words.every(({ text }) => plansite.fold(label).startsWith(text));
      return plansite.views().filter(({ label }) => fits(label)).map(({ label, key, href }) => ({
        icon: "page",
        label: [query ? marked(label, query, nearly) : label],
        side: key ? [make("kbd", {}, "g"), " ", make("kbd", {}, key)] : [],
        href,
      }));
    }

    found(text) {
      const { groups, query, nearly } = plansite.find(this.index, text);
      const makers = this.makers(text => marked(text, query, nearly));
      const views = this.views(query, nearly);
      return Object.entries(NAMES).map(([kind, name]) => {
        const { total, top } = groups[kind] || { total: 0, top: [] };
        const own = kind === "pages" && groups.pages ? views : [];
        return { name, total: total + own.length, hits: [...own, ...top.map(makers[kind])].slice(0, 5) };
      });
    }
    // Where nothing is asked for: what changed last, and the views.
    offered() {
      const plain = text => make("bdi", {}, text);
      const recent = this.index.recent.map(plan => this.plan(plan, plain));
      const views = this.views();
      return [{ name: "Changed last", total: recent.length, hits: recent }, { name: "Pages", total: views.length, hits: views }];
    }
  }

  let finder;
  plansite.finder = async (dialog, field, path) => {
    finder ??= new Finder(dialog, field, path);
    if (!plansite.searched) {
      finder.status.textContent = "Loading";
      await plansite.come(path);
      finder.index = new plansite.Index(plansite.searched);
    }
    finder.show();
  };
  // A new build has other plans.
  plansite.content(() => { delete plansite.searched; });
}
