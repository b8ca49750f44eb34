// The way to search. The field opens at once, so that no letter is lost; what finds, and what it looks through, come with
// scripts of their own at the first use.
{
  const { make } = plansite;
  const link = () => document.getElementById("Search");
  let dialog, field;

  // Adds a script of the site. It may come again, since what it says may have changed.
  plansite.come = src => new Promise((done, fail) => plansite.load(src, done, fail));

  const build = () => {
    field = make("input", { id: "Sought", autocomplete: "off", spellcheck: false, placeholder: "Search", ariaLabel: "Search" });
    const close = make("button", { type: "button", ariaLabel: "Close", onclick: () => dialog.close() }, make("kbd", {}, "Esc"));
    dialog = make("dialog", { className: "finder", ariaLabel: "Search" },
      make("div", { className: "ask" }, link().querySelector("svg").cloneNode(true), field, close));
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
  };

  let coming;
  plansite.openSearch = async () => {
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    field.select();
    const { script, index } = link().dataset;
    try {
      await (coming ??= plansite.come(script));
      await plansite.finder(dialog, field, index);
    } catch {
      // The list of plans can be filtered by the same words.
      location.assign(link().href + (field.value && "#q=" + encodeURIComponent(field.value)));
    }
  };

  // A link without this script, and a button with it.
  plansite.content(() => {
    const way = link();
    if (!way) return;
    way.setAttribute("role", "button");
    way.setAttribute("aria-haspopup", "dialog");
    way.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    way.onclick = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      plansite.openSearch();
    };
    way.onkeydown = event => {
      if (event.key !== " ") return;
      event.preventDefault();
      way.click();
    };
  });
}
