// The row of filters: field, chips, choice, cells of the heat map, tally, and the way out where nothing is left.
{
  const { make } = plansite;

  plansite.content(() => {
    const bar = document.querySelector(".filters");
    const element = document.querySelector("[data-list]");
    if (!bar || !element || plansite.list?.element === element) return;
    const list = plansite.list = new plansite.List(element, bar.dataset.src);
    listen(list, bar);
    list.controls.push(press(bar), tell(bar, element));
    list.show();
  });
  addEventListener("hashchange", () => {
    plansite.list?.read();
    plansite.list?.show();
  });

  const cells = () => [...document.querySelectorAll(".heat a[href^='#cell=']")];
  const cellOf = cell => cell.hash.slice("#cell=".length);

  const listen = (list, bar) => {
    bar.addEventListener("click", ({ target }) => {
      const chip = target.closest(".chip");
      if (chip) list.toggle(chip.name, chip.value);
    });
    const field = bar.querySelector("input");
    field.addEventListener("input", () => list.set("q", field.value.trim()));
    field.addEventListener("keydown", event => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      if (field.value) list.set("q", field.value = "");
      else field.blur();
    });
    bar.querySelector("select")?.addEventListener("change", ({ target }) => list.set(target.name, target.value));
    // A cell of the map is a link without this script, and a toggle button with it.
    for (const cell of cells()) {
      cell.setAttribute("role", "button");
      cell.addEventListener("click", event => {
        event.preventDefault();
        list.toggle("cell", cellOf(cell));
      });
      cell.addEventListener("keydown", event => {
        if (event.key === " ") {
          event.preventDefault();
          cell.click();
        }
      });
    }
  };

  // Shows on each control what is asked for.
  const press = bar => {
    const field = bar.querySelector("input");
    const choice = bar.querySelector("select");
    const chips = [...bar.querySelectorAll(".chip")];
    return list => {
      for (const chip of chips) chip.setAttribute("aria-pressed", list.values(chip.name).includes(chip.value));
      for (const cell of cells()) cell.setAttribute("aria-pressed", list.values("cell").includes(cellOf(cell)));
      if (choice) choice.value = list.get(choice.name);
      if (field !== document.activeElement) field.value = list.get("q");
      // What the address asks for and no control shows gets a chip of its own, so that it can be taken back.
      for (const chip of bar.querySelectorAll(".own")) chip.remove();
      const isShown = (key, value) => choice?.name === key || chips.some(chip => chip.name === key && chip.value === value)
        || cells().some(cell => cell.hash === `#${key}=${value}`);
      for (const key of list.keys) {
        for (const value of list.values(key).filter(value => !isShown(key, value))) {
          const chip = make("button", { className: "chip own", type: "button", name: key, value }, `${key}: ${value}`);
          chip.setAttribute("aria-pressed", true);
          bar.querySelector(".chips").append(chip);
        }
      }
    };
  };

  // Says how many rows there are; where there are none, what to do.
  const tell = (bar, element) => {
    const tally = bar.querySelector(".tally");
    const all = tally.textContent;
    const out = (text, list) => make("button", { className: "link", type: "button", onclick: () => {
      list.clear();
      bar.querySelector("input").value = "";
      bar.querySelector("input").focus();
    } }, text);
    let reset;
    const nothing = make("div", { className: "empty", hidden: true });
    const rest = make("button", { className: "link more", type: "button", hidden: true, onclick: () => plansite.list.showRest() });
    element.after(nothing, rest);
    return list => {
      const cut = list.cut ? `, the first ${list.count - list.cut} shown` : "";
      rest.hidden = !list.cut;
      rest.textContent = `Show ${list.cut} more`;
      const filtered = `${list.count} of ${list.isPart ? list.here.length + " on this page" : all}`;
      const text = list.isLoading ? `Loading ${all}` : (list.isFiltered ? filtered : all) + cut;
      if (tally.textContent !== text) tally.textContent = text;
      reset ??= out("Show all", list);
      if (!reset.parentNode) tally.before(reset);
      reset.hidden = !list.isFiltered;
      nothing.hidden = list.count > 0 || !list.isFiltered;
      nothing.replaceChildren(...nothing.hidden ? [] : [
        make("p", {}, `No ${bar.dataset.one} is like that. Take a filter away, or show `, out(`all ${all}`, list), "."),
      ]);
    };
  };
}
