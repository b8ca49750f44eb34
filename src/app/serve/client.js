// Keeps a served page fresh: hears of new builds, puts what changed into the page in place, shows what went wrong.
// Scroll, focus, open parts and filters stay, because only nodes that differ are touched.
(function () {
  "use strict";
  var me = document.currentScript;
  var session = me.dataset.session;
  var build = Number(me.dataset.build);
  var events = me.src.replace(/serve\.js$/, "events");
  var pristine = document.querySelector("#Main") && document.querySelector("#Main").cloneNode(true);
  var source = null, closing = 0, busy = false, wanted = 0, lastNews = null, hiddenSheet = null;

  // ── Comparing pages ────────────────────────────────────────────────────────────────────────────────────────────
  // Attributes that the reader or another script sets, and a new build must not take back.
  var THEIRS = { open: 1, hidden: 1, "aria-pressed": 1, "aria-sort": 1, "aria-current": 1, tabindex: 1, "data-theme": 1, "data-mode": 1 };
  var MARKED = "li,tr,dd,p,h1,h2,h3,td,article,.k,[id^=gate-],[id^=risk-]";

  function key(node) {
    if (node.nodeType !== 1) return "";
    if (node.id) return "#" + node.id;
    if (/^(LI|TR|ARTICLE|DETAILS)$/.test(node.nodeName)) {
      var link = node.querySelector("a[href]");
      var name = link ? link.getAttribute("href").replace(/#L\d+$/, "") + " " + link.textContent : node.textContent;
      return node.nodeName + name.trim();
    }
    return "";
  }
  function alike(a, b) {
    return a.nodeType === b.nodeType && a.nodeName === b.nodeName && key(a) === key(b);
  }
  function note(node, changed) {
    var element = node.nodeType === 1 ? node : node.parentElement;
    var marked = element && element.closest(MARKED);
    if (marked) changed.add(marked);
  }
  function attributes(from, to, changed) {
    var differs = false;
    Array.from(to.attributes).forEach(function (attribute) {
      if (THEIRS[attribute.name] || from.getAttribute(attribute.name) === attribute.value) return;
      from.setAttribute(attribute.name, attribute.value);
      differs = differs || !/^(id|href|title|datetime)$/.test(attribute.name);
    });
    Array.from(from.attributes).forEach(function (attribute) {
      if (!THEIRS[attribute.name] && !to.hasAttribute(attribute.name) && !from.classList.contains("just-now")) {
        from.removeAttribute(attribute.name);
        differs = true;
      }
    });
    if (differs) note(from, changed);
  }
  function morph(from, to, changed) {
    if (from.isEqualNode(to)) return;
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) {
        var words = from.nodeValue.trim() !== to.nodeValue.trim();
        from.nodeValue = to.nodeValue;
        if (words) note(from, changed);
      }
      return;
    }
    attributes(from, to, changed);
    var next = from.firstChild;
    Array.from(to.childNodes).forEach(function (wish) {
      while (next && next.nodeType === 1 && next.hasAttribute("data-added")) next = next.nextSibling;
      var found = next;
      while (found && !alike(found, wish)) found = found.nextSibling;
      // What is only further down stays there unless it has a name of its own.
      if (found && found !== next && !key(wish) && next && next.nodeName === wish.nodeName) found = next;
      if (found && alike(found, wish)) {
        if (found !== next) from.insertBefore(found, next);
        else next = next.nextSibling;
        morph(found, wish, changed);
      } else if (next && next.nodeName === wish.nodeName && !later(to, wish, next)) {
        found = next;
        next = next.nextSibling;
        morph(found, wish, changed);
      } else {
        var fresh = document.importNode(wish, true);
        from.insertBefore(fresh, next);
        note(fresh, changed);
      }
    });
    while (next) {
      var gone = next;
      next = next.nextSibling;
      if (!(gone.nodeType === 1 && gone.hasAttribute("data-added"))) from.removeChild(gone);
    }
  }
  // Whether a node of the old page is still wanted below the one that is looked at.
  function later(to, wish, old) {
    if (!key(old)) return false;
    for (var node = wish.nextSibling; node; node = node.nextSibling) if (alike(node, old)) return true;
    return false;
  }

  // ── A new build ────────────────────────────────────────────────────────────────────────────────────────────────
  function refresh(news) {
    wanted = news.build;
    if (busy || isUnread(news.trouble)) return;
    busy = true;
    fetch(location.pathname + location.search, { headers: { accept: "text/html" } }).then(function (answer) {
      return answer.status === 500 ? null : answer.text();
    }).then(function (text) {
      // A page that cannot be made: what was there stays, below the sheet that says why.
      if (text === null) return void (busy = false);
      // Of a build that is not the one that was heard of, the news will say whether this page can be shown in it.
      var made = /<script [^>]*data-build="(\d+)"/.exec(text);
      if (made && Number(made[1]) > wanted || isUnread(lastNews && lastNews.trouble)) {
        busy = false;
        return;
      }
      // What this page may not load, such as the styles of another kind of page, is not even to be looked at in it.
      if (policy(text) !== policy(document.head.innerHTML)) return location.reload();
      var page = new DOMParser().parseFromString(text, "text/html");
      var script = page.querySelector("script[data-session]");
      busy = false;
      if (!script || script.dataset.session !== session) return location.reload();
      var style = 'link[rel="stylesheet"]';
      var sheets = [document, page].map(function (of) { return of.querySelector(style); });
      var scripts = [document, page].map(function (of) {
        return Array.from(of.querySelectorAll("script[src]")).map(function (s) { return s.getAttribute("src"); }).join();
      });
      if (scripts[0] !== scripts[1] || around(document) !== around(page)) return location.reload();
      if (sheets[0] && sheets[1] && sheets[0].getAttribute("href") !== sheets[1].getAttribute("href")) {
        sheets[0].setAttribute("href", sheets[1].getAttribute("href"));
      }
      put(page);
      build = Number(script.dataset.build);
      if (build < wanted) refresh({ build: wanted, trouble: lastNews && lastNews.trouble });
    }, function () { busy = false; });
  }
  function policy(html) {
    var meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)/.exec(html);
    return meta && meta[1];
  }
  // What a page has beside the parts that are put in place; only another theme changes it.
  function around(of) {
    var parts = Array.from(of.body.children).filter(function (part) {
      return !part.matches("#Icons,#Main,header.mast,footer,script,dialog,[data-added]");
    });
    return of.querySelector("#Main") && parts.map(function (part) { return part.outerHTML; }).join("\n");
  }
  // Whether the plan of this page cannot be read: what was read last stays then, below the sheet that says so.
  function isUnread(trouble) {
    var here = decodeURI(location.href.split(/[?#]/)[0]), top = decodeURI(me.src.replace(/_plansite\/serve\.js$/, ""));
    return !!trouble && trouble.pages.some(function (path) { return top + path === here.replace(/\/$/, "/index.html"); });
  }
  function put(page) {
    document.querySelectorAll(".just-now").forEach(function (marked) {
      marked.classList.remove("just-now");
      if (!marked.className) marked.removeAttribute("class");
    });
    var fresh = page.querySelector("#Main"), live = document.querySelector("#Main"), changed = new Set();
    ["#Icons", "header.mast", "body > footer"].forEach(function (part) {
      var from = document.querySelector(part), to = page.querySelector(part);
      if (from && to) morph(from, to, new Set());
    });
    document.title = page.title;
    // The page that says that there is none has nothing that a build changes; loading it again would only be in the way.
    if (!fresh && !live) return;
    if (!fresh || !live) return location.reload();
    var isList = live.querySelector("[data-list]") || fresh.querySelector("[data-list]");
    var anchor = isList ? null : first(), top = anchor && anchor.getBoundingClientRect().top, x = scrollX, y = scrollY;
    var focus = focused(live);
    if (isList) replace(live, fresh, changed);
    else morph(live, fresh, changed);
    pristine = document.importNode(fresh, true);
    if (typeof plansite !== "undefined") plansite.again();
    // What stood first in the window stays there, whatever grew or shrank above it.
    if (anchor && anchor.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
    else scrollTo({ left: x, top: y, behavior: "instant" });
    focus();
    changed.forEach(function (marked) {
      if (marked.isConnected && !marked.querySelector(".just-now")) marked.classList.add("just-now");
    });
  }
  // A list has been sorted and filtered by scripts: it is put there anew, and they find in the address what is asked for.
  function replace(live, fresh, changed) {
    var rows = "tbody tr,li,.card", known = {};
    pristine.querySelectorAll(rows).forEach(function (row) { known[row.textContent] = true; });
    var boxes = scrolled(live);
    live.replaceChildren.apply(live, Array.from(fresh.childNodes, function (node) { return document.importNode(node, true); }));
    live.querySelectorAll(rows).forEach(function (row) { if (!known[row.textContent]) changed.add(row); });
    live.querySelectorAll("[tabindex='0']").forEach(function (box, at) { if (boxes[at]) box.scrollTo(boxes[at][0], boxes[at][1]); });
  }
  function scrolled(live) {
    return Array.from(live.querySelectorAll("[tabindex='0']"), function (box) { return [box.scrollLeft, box.scrollTop]; });
  }
  // Where the reader is, and a way to be there again when the element is another one.
  function focused(live) {
    var active = document.activeElement;
    if (!active || active === document.body) return function () {};
    var path = active.id ? "#" + CSS.escape(active.id)
      : active.nodeName + (active.name ? "[name='" + CSS.escape(active.name) + "']" : "")
        + (active.getAttribute("href") ? "[href='" + CSS.escape(active.getAttribute("href")) + "']" : "");
    var same = live.contains(active) ? Array.from(live.querySelectorAll(path)).indexOf(active) : -1;
    var text = active.matches("input[type=search],input[type=text],input:not([type])");
    var value = text && active.value, from = text && active.selectionStart, to = text && active.selectionEnd;
    return function () {
      var again = active.isConnected ? active : same < 0 ? null : live.querySelectorAll(path)[same];
      if (!again) return;
      again.focus({ preventScroll: true });
      if (text) {
        again.value = value;
        again.setSelectionRange(from, to);
      }
    };
  }
  // The first block of the text that is in the window.
  function first() {
    var blocks = document.querySelectorAll("#Main [id]");
    for (var at = 0; at < blocks.length; at++) {
      var box = blocks[at].getBoundingClientRect();
      if (box.height && box.top >= 0 && box.top < innerHeight) return scrollY > 0 ? blocks[at] : null;
    }
    return null;
  }

  // ── What is said ───────────────────────────────────────────────────────────────────────────────────────────────
  var css = new CSSStyleSheet();
  css.replaceSync(
    ".just-now{background:var(--accent-soft);box-shadow:inset 2px 0 var(--accent)}" +
    ".rail li.just-now::after{content:'just now';font-weight:620}" +
    "@media(prefers-reduced-motion:no-preference){.just-now{animation:plansite-now 1.2s}}" +
    "@keyframes plansite-now{from{background:var(--accent)}}" +
    ".plansite-pill{position:fixed;z-index:30;inset-block-end:1rem;inset-inline-start:1rem;max-width:min(40rem,calc(100vw - 2rem));padding:.375rem .75rem;border:1px solid var(--edge);border-radius:6px;background:var(--raised);color:var(--ink);font-size:.8125rem;box-shadow:0 4px 16px rgb(0 0 0/.18)}" +
    ".plansite-pill:empty{display:none}" +
    ".plansite-sheet{position:fixed;z-index:40;inset-inline:0;inset-block-end:0;max-height:62vh;overflow:auto;padding:1rem clamp(1rem,4vw,3rem) 1.5rem;background:var(--raised);color:var(--ink);border-block-start:3px solid var(--stage-blocked);box-shadow:0 -8px 32px rgb(0 0 0/.22);font-size:.875rem}" +
    ".plansite-sheet[hidden]{display:none}" +
    ".plansite-sheet h2{margin:0 0 .5rem;font-size:1rem;font-weight:620}" +
    ".plansite-sheet button{float:inline-end;min-block-size:2rem;padding-inline:.75rem;border:1px solid var(--edge);border-radius:6px;color:inherit;background:none;font:inherit}" +
    ".plansite-sheet pre{margin:.25rem 0;padding:.5rem .75rem;background:var(--sunken);overflow:auto;white-space:pre}" +
    ".plansite-sheet code{font-family:var(--font-mono)}" +
    ".plansite-sheet b{color:var(--stage-blocked);text-decoration:underline wavy;text-underline-offset:3px}" +
    ".plansite-sheet p{margin:.25rem 0}.plansite-sheet small{color:var(--ink-3)}" +
    "@media print{.plansite-pill,.plansite-sheet{display:none}}"
  );
  document.adoptedStyleSheets = document.adoptedStyleSheets.concat(css);
  var pill = make("div", "plansite-pill"), sheet = make("section", "plansite-sheet");
  pill.setAttribute("role", "status");
  sheet.setAttribute("role", "alert");
  sheet.setAttribute("aria-label", "What went wrong");
  sheet.tabIndex = 0;
  sheet.hidden = true;
  pill.dataset.added = sheet.dataset.added = "";
  document.body.append(pill, sheet);
  try { hiddenSheet = sessionStorage.getItem("plansite-hidden"); } catch { /* nothing is stored */ }
  var pillTimer = 0;

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  function tell(text, forGood) {
    clearTimeout(pillTimer);
    pill.textContent = text;
    if (!forGood) pillTimer = setTimeout(function () { pill.textContent = ""; }, 8000);
  }
  function trouble(news) {
    var what = news.trouble;
    var same = JSON.stringify(what);
    if (!what) {
      sheet.hidden = true;
      hide(null);
      return;
    }
    if (hiddenSheet === same) return void (sheet.hidden = true);
    var button = make("button", "", "Hide");
    button.type = "button";
    button.onclick = putAway;
    sheet.replaceChildren(button, make("h2", "", what.title));
    what.faults.forEach(function (fault) {
      sheet.append(make("p", "", fault.message));
      var place = make("p");
      place.append(make("code", "", fault.place));
      sheet.append(place);
      if (fault.line) {
        var pre = make("pre"), code = make("code"), number = fault.line + " | ";
        code.append(number, fault.before, make("b", "", fault.meant || " "), fault.after);
        pre.append(code);
        pre.tabIndex = 0;
        sheet.append(pre);
      }
      if (fault.help) sheet.append(make("p", "", "help: " + fault.help));
    });
    if (what.help) sheet.append(make("p", "", "help: " + what.help));
    sheet.append(make("small", "", "The page shows the last build that worked. Esc hides this; it goes by itself when it is mended."));
    sheet.hidden = false;
  }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !sheet.hidden) putAway();
  });
  function putAway() {
    hide(JSON.stringify(lastNews && lastNews.trouble));
    sheet.hidden = true;
  }
  // What was hidden on one page stays so on the next one. Without storage it lasts for the page.
  function hide(what) {
    hiddenSheet = what;
    try {
      if (what) sessionStorage.setItem("plansite-hidden", what);
      else sessionStorage.removeItem("plansite-hidden");
    } catch { /* nothing is stored */ }
  }

  // ── Hearing ────────────────────────────────────────────────────────────────────────────────────────────────────
  function hear(event) {
    heard();
    var news = JSON.parse(event.data), before = lastNews;
    lastNews = news;
    if (news.session !== session) return location.reload();
    if (news.stopping) return tell("plansite stopped", true);
    if (!before && pill.textContent === "plansite stopped") tell("");
    trouble(news);
    if (news.build > build) {
      refresh(news);
      if (news.said.length) tell(news.said.join(" · ") + ", " + news.at);
    }
  }
  function heard() {
    clearTimeout(closing);
    closing = 0;
  }
  function listen() {
    if (source) return;
    source = new EventSource(events);
    source.onmessage = hear;
    source.onopen = function () { heard(); if (pill.textContent === "plansite stopped") tell(""); };
    source.onerror = function () {
      // Each try that fails comes here; the first one counts.
      closing = closing || setTimeout(function () { tell("plansite stopped", true); }, 1500);
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(listen, 1000);
      }
    };
  }
  // A browser has few connections to one server: a page that nobody sees lets go of its own.
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") return listen();
    heard();
    if (source) source.close();
    source = null;
    lastNews = null;
  });
  addEventListener("pagehide", function () { if (source) source.close(); source = null; heard(); });
  addEventListener("pageshow", listen);
  if (document.visibilityState === "visible") listen();
})();
