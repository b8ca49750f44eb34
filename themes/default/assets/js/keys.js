// Single keys: steps between plans, views, filter, source, review mode, colour scheme, and the list of all of them.
{
  const { make, root, stored } = plansite;
  const find = selector => document.querySelector(selector);
  const go = selector => () => find(selector)?.click();
  const follow = relation => () => {
    const link = find(`link[rel=${relation}]`);
    if (link) location.assign(link.href);
  };
  const VIEWS = { o: "index", p: "plans", g: "gates", r: "risks", c: "changes", d: "graph", b: "problems" };
  const leads = (link, key) => new RegExp(`(^|[/#])${VIEWS[key]}(\\.html)?$`).test(link.getAttribute("href"));
  // The views that the bar names, with the letters that lead there.
  plansite.views = () => [...document.querySelectorAll(".bar a")].map(link => ({
    label: link.firstChild.textContent.trim(),
    href: link.href,
    key: Object.keys(VIEWS).find(key => leads(link, key)),
  }));
  const view = key => VIEWS[key] && [...document.querySelectorAll(".bar a")].find(link => leads(link, key));

  // Review mode lasts for the tab. The line in the head of the page sets it before anything is drawn.
  const review = () => {
    const isOn = root.dataset.mode !== "review";
    if (isOn) root.dataset.mode = "review";
    else delete root.dataset.mode;
    stored("tab", "review", isOn ? "on" : "");
  };
  const focusFilter = () => {
    const field = find(".filters input");
    field?.focus();
    field?.select();
  };

  const KEYS = [
    ["/", "Ctrl K", "Search", () => plansite.openSearch(), "#Search"],
    ["[", "p", "Previous plan", follow("prev"), "link[rel=prev]"],
    ["]", "n", "Next plan", follow("next"), "link[rel=next]"],
    ["f", "", "Filter the list", focusFilter, ".filters"],
    ["e", "", "Open the source", go(".source-link"), ".source-link"],
    ["r", "", "Review mode, for a large screen", review, "body"],
    ["t", "", "Colour scheme", go("#Scheme"), "#Scheme"],
    ["?", "", "This list", () => open(), "body"],
  ];
  const isOff = () => stored("site", "keys") === "off";

  let dialog;
  const open = () => {
    if (dialog) dialog.remove();
    const line = (keys, words) => make("li", {}, make("span", {}, words),
      make("span", {}, ...keys.filter(Boolean).flatMap((key, at) => at ? [" ", make("kbd", {}, key)] : [make("kbd", {}, key)])));
    const lines = KEYS.filter(([, , , , where]) => find(where)).map(([key, other, words]) => line([key, other], words));
    const views = Object.keys(VIEWS).map(key => [key, view(key)]).filter(([, link]) => link);
    const names = views.map(([key, link]) => line(["g", key], link.firstChild.textContent.trim()));
    const off = make("input", { type: "checkbox", checked: !isOff() });
    off.addEventListener("change", () => stored("site", "keys", off.checked ? "" : "off"));
    dialog = make("dialog", { className: "keys" }, make("h2", { id: "KeysHead" }, "Keyboard"),
      make("ul", { className: "keymap" }, ...lines), make("ul", { className: "keymap" }, ...names, line(["Esc"], "Close")),
      make("label", {}, off, " Single keys work"),
      make("form", { method: "dialog" }, make("button", { className: "button" }, "Close")));
    dialog.setAttribute("aria-labelledby", "KeysHead");
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    // A form would send itself, which the policy of the page forbids.
    dialog.querySelector("form").addEventListener("submit", event => { event.preventDefault(); dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
  };
  find("#Keys")?.addEventListener("click", () => open());

  // `g` waits a moment for the letter of a view.
  let waitsUntil = 0;
  document.addEventListener("keydown", event => {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === "k" && find("#Search")) {
      event.preventDefault();
      plansite.openSearch();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isOff()) return;
    if (target.closest?.("input,select,textarea,dialog,[contenteditable]")) return;
    if (event.timeStamp < waitsUntil) {
      waitsUntil = 0;
      const link = view(key);
      if (link) {
        event.preventDefault();
        link.click();
        return;
      }
    }
    if (key === "g") {
      waitsUntil = event.timeStamp + 1500;
      return;
    }
    const known = KEYS.find(([one, other]) => key === one || key === other);
    if (!known || !key) return;
    event.preventDefault();
    known[3]();
  });
}
