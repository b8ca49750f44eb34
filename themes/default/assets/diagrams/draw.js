// Shows the diagrams of a page as pictures. They are drawn in a frame, and what comes back is shown as an image: there no
// script runs, no link leads anywhere and nothing is loaded, whatever a diagram holds.
{
  const { make } = plansite;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(plansite.diagrams.style);
  document.adoptedStyleSheets.push(sheet);

  // The colours of a scheme, as the theme has them.
  const look = (column, scheme) => {
    const probe = make("span", { hidden: true });
    probe.style.colorScheme = scheme;
    column.querySelector(".text").append(probe);
    const colour = name => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const stages = ["approved", "active", "review", "done", "blocked", "draft"];
    const found = {
      isDark: scheme === "dark", font: getComputedStyle(probe).fontFamily,
      ink: colour("ink"), quiet: colour("ink-2"), page: colour("bg"), raised: colour("raised"), sunken: colour("sunken"),
      line: colour("line"), edge: colour("edge"), accent: colour("accent"), soft: colour("accent-soft"), onFill: colour("on-fill"),
      fills: [...stages, ...stages].map(stage => colour("stage-" + stage)),
    };
    probe.remove();
    return found;
  };

  const image = ({ svg, width, height }, className, alt) => {
    const shown = make("img", { className, alt, src: "data:image/svg+xml," + encodeURIComponent(svg) });
    shown.width = Math.ceil(width);
    shown.height = Math.ceil(height);
    // A little too wide, it is made smaller; beyond that it scrolls, since its text must be read.
    shown.style.maxInlineSize = `max(100%, ${Math.ceil(width * .75)}px)`;
    return shown;
  };

  // Puts the drawings in the place of the source, which stays below them.
  const show = (source, drawings) => {
    const place = source.getAttribute("aria-label").replace("Code", "Diagram");
    const alt = drawings[0].said || place;
    const figure = make("figure", { className: "diagram", id: source.id });
    source.removeAttribute("id");
    source.replaceWith(figure);
    const scroll = make("div", { className: "scroll", tabIndex: 0, role: "group", ariaLabel: place },
      image(drawings[0], "in-light", alt), image(drawings[1], "in-dark", alt));
    figure.append(scroll, make("details", {}, make("summary", {}, "Source of the diagram"), source));
  };

  // What was drawn already, or could not be, by its source: content may be replaced while plans are edited.
  const known = new Map();
  const settle = source => {
    const { drawings, fault } = known.get(source.textContent) ?? {};
    if (drawings) show(source, drawings);
    else if (!source.previousElementSibling?.matches(".diagram-failed")) {
      const said = fault?.isUnknown ? "This kind of diagram is not drawn here."
        : ["This diagram could not be drawn.", ...fault?.line ? [fault.line] : []].join(" ");
      source.before(make("p", { className: "diagram-failed" }, said));
    }
  };

  plansite.draw = column => {
    const all = [...column.querySelectorAll(":not(.diagram *) > pre:has(> .language-mermaid)")];
    const sources = all.filter(source => !known.has(source.textContent));
    all.filter(source => !sources.includes(source)).forEach(settle);
    if (!sources.length) return;
    const frame = make("iframe", { src: column.dataset.frame, title: "Diagrams", tabIndex: -1, ariaHidden: "true" });
    // Without an origin, so that nothing in it reaches the page or what it keeps.
    frame.sandbox = "allow-scripts";
    Object.assign(frame.style, { position: "absolute", top: 0, width: "60rem", height: 0, border: 0, visibility: "hidden" });
    const waiting = new Set(sources);
    const end = () => {
      clearTimeout(patience);
      removeEventListener("message", heard);
      frame.remove();
      waiting.forEach(settle);
    };
    // A frame may be refused, and nobody says so: a page is shown in its place, or none.
    let isReady = false, patience = setTimeout(end, 10_000);
    const wait = time => {
      clearTimeout(patience);
      patience = setTimeout(end, time);
    };
    frame.addEventListener("load", () => { if (!isReady) wait(2000); });
    const heard = ({ source, data }) => {
      if (source !== frame.contentWindow) return;
      wait(10_000);
      if (data === "ready") {
        isReady = true;
        const looks = ["light", "dark"].map(scheme => look(column, scheme));
        source.postMessage({ texts: sources.map(pre => pre.textContent), looks }, "*");
        return;
      }
      const drawn = sources[data.number];
      known.set(drawn.textContent, data);
      settle(drawn);
      waiting.delete(drawn);
      if (!waiting.size) end();
    };
    addEventListener("message", heard);
    document.body.append(frame);
  };
  plansite.draw(document.querySelector("[data-diagrams]"));
}
