// All pages in one file: the fragment names the page and, behind a colon, the place on it or what a list is filtered by.
// Only the page that is shown is in the document, so that other scripts see what they would see on a page of its own.
{
  const main = document.querySelector(".leaf").parentNode;
  const leaves = new Map([...main.children].map(leaf => [leaf.id, leaf]));
  const byPath = new Map([...leaves.values()].map(leaf => [leaf.dataset.path, leaf.id]));
  const [first] = leaves.keys();
  const decoded = text => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const encoded = text => text.split("/").map(encodeURIComponent).join("/");
  let shown;

  // The page and the rest of what the address says; a fragment that names no page is about the one that is shown.
  const asked = () => {
    const hash = location.hash.slice(1);
    if (!hash) return { key: first, rest: "" };
    const at = hash.indexOf(":");
    const key = decoded(at < 0 ? hash : hash.slice(0, at));
    return leaves.has(key) ? { key, rest: at < 0 ? "" : hash.slice(at + 1) } : { rest: hash };
  };
  plansite.fragment = () => asked().rest;
  plansite.setFragment = text => history.replaceState(history.state, "", `#${encoded(shown)}${text && ":" + text}`);

  // What is loaded at its first use stands in the file as text until then.
  plansite.load = (source, done, failed) => {
    const path = new URL(source, "file:///" + encoded(leaves.get(shown).dataset.path)).pathname.slice(1);
    const text = [...document.querySelectorAll("script[data-src]")].find(script => script.dataset.src === decoded(path));
    if (!text) return failed();
    document.head.append(plansite.make("script", { textContent: text.textContent }));
    done();
  };

  const relation = (rel, href) => {
    document.querySelector(`link[rel=${rel}]`)?.remove();
    if (href) document.head.append(plansite.make("link", { rel, href }));
  };
  // A copy is shown, so that what scripts add to a page is not there twice when it is shown again; and without its name,
  // or the browser would scroll past the bar to where it begins.
  const show = key => {
    shown = key;
    const leaf = leaves.get(key);
    const { title, kind, prev, next, view, current } = leaf.dataset;
    plansite.list = undefined;
    const copy = leaf.cloneNode(true);
    copy.removeAttribute("id");
    main.replaceChildren(copy);
    document.title = title;
    document.body.className = "page-" + kind;
    for (const link of document.querySelectorAll("nav a")) {
      if (main.contains(link)) continue;
      if (view && link.getAttribute("href") === view) link.setAttribute("aria-current", current);
      else link.removeAttribute("aria-current");
    }
    relation("prev", prev);
    relation("next", next);
  };

  // Where each step of the history was scrolled to.
  const places = new Map();
  let step = 0;
  let last = 0;
  const begin = () => {
    step = ++last;
    history.replaceState({ ...history.state, step }, "");
  };
  history.scrollRestoration = "manual";
  addEventListener("scroll", () => places.set(step, scrollY), { passive: true });

  const place = rest => rest && !rest.includes("=") && document.getElementById(`${shown}:${decoded(rest)}`);
  const arrive = rest => {
    if (place(rest)) {
      // Again, now that it is there: so the browser marks it as what the address means.
      location.replace(location.hash);
      place(rest).scrollIntoView();
      return;
    }
    const head = main.querySelector("h1");
    head?.setAttribute("tabindex", "-1");
    head?.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  // Before others look at the address.
  addEventListener("hashchange", () => {
    const { key, rest } = asked();
    const isBack = history.state?.step;
    if (isBack) step = isBack;
    else begin();
    if (key && key !== shown) {
      show(key);
      plansite.again();
      if (isBack) scrollTo(0, places.get(step) || 0);
      else arrive(rest);
    } else if (!key) {
      plansite.setFragment(rest.includes("=") ? rest : "");
    } else if (!rest && !isBack) {
      arrive(rest);
    }
  }, true);

  // Links that scripts have made lead to files of a folder.
  document.addEventListener("click", event => {
    const href = event.target.closest?.("a[href]")?.getAttribute("href");
    if (!href || /^(#|[a-z][a-z0-9+.-]*:)/i.test(href) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(href, "file:///" + encoded(leaves.get(shown).dataset.path));
    const key = byPath.get(decoded(url.pathname.slice(1)));
    if (!key) return;
    event.preventDefault();
    location.hash = `#${encoded(key)}${url.hash && ":" + url.hash.slice(1)}`;
  });

  const { key, rest } = asked();
  show(key ?? first);
  begin();
  // When all scripts have looked at the page.
  addEventListener("load", () => {
    if (place(rest)) arrive(rest);
    else scrollTo(0, 0);
  });
}
