// Rows of lists that stand on other pages, for those who filter or sort a list as a whole. This comes at the first use.

// Rows of the table of plans that stand on other pages, in the form of the partial `plan-row`. What is empty in a row is
// not sent.
{
  const { make } = plansite;
  const drawing = (tag, attributes, ...inside) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  const icon = name => drawing("svg", { class: "i", "aria-hidden": true }, drawing("use", { href: "#I-" + name }));
  const dim = (text = "") => make("span", { className: "dim" }, text);
  const meter = share => drawing("svg", { class: "meter", "aria-hidden": true }, drawing("rect", { width: share, height: "100%" }));
  const pips = ({ pattern, view_box, share, label }) => [pattern
    ? drawing("svg", { class: "pips", viewBox: view_box, "aria-hidden": true }, drawing("use", { href: "#" + pattern }))
    : meter(share), label];
  const risks = ({ level, text, more }) => level
    ? [make("span", { className: "risk b-" + level }, icon("band-" + level), text), ...(more ? [" ", dim(more)] : [])] : [dim(text)];
  const cell = (className, ...inside) => make("td", { className }, ...inside);

  // The cells of what is derived from the text of a plan; a column that no plan needs is in no row.
  const derived = ({ gates, risks: worst, gaps, tasks, constitution }) => [
    gates && cell("", ...(gates.pips ? pips(gates.pips) : [dim(gates.none)])),
    worst && cell("", ...risks(worst)),
    gaps && cell("n low", gaps.count),
    tasks && cell("t", ...(tasks.meter ? [meter(tasks.meter.share), tasks.meter.label] : [dim(tasks.none)])),
    constitution && cell("low", constitution.is_stated ? constitution.text : dim(constitution.text)),
  ].filter(Boolean);

  const row = plan => {
    const { number, title, href, folder, is_over, is, stage, unreadable, unfilled, author, changed } = plan;
    const whole = inside => Object.assign(cell(unfilled ? "dim" : "", inside), { colSpan: plan.derived });
    const cells = unreadable ? [whole(make("span", { className: "k s-error" }, icon("error"), unreadable))]
      : unfilled ? [whole(unfilled)] : derived(plan);
    const date = changed?.date;
    const row = make("tr", { className: is_over ? "over" : "" },
      make("th", { scope: "row" }, ...(number ? [make("span", { className: "num" }, number)] : []),
        make("a", { href }, make("bdi", {}, title)), ...(folder ? [" ", dim(folder)] : [])),
      cell("", make("span", { className: "k k-" + stage.stage, title: stage.text || "" }, icon(stage.stage), stage.label)),
      ...cells,
      ...(author ? [cell("low", ...(author.is_stated ? [make("bdi", {}, author.text)] : []))] : []),
      ...(changed ? [cell("last dim", ...(date ? [make("time", { dateTime: date.iso, title: date.title }, date.text)] : []))] : []));
    row.dataset.is = is;
    return row;
  };
  plansite.plans = data => data.map(plan => ({
    is: plan.is,
    texts: [plan.number, plan.title, plan.folder, plan.author?.text],
    make: () => row(plan),
  }));
}

// Rows of the risk register that stand on other pages, in the form of the partial `risk-table`.
{
  const { make } = plansite;
  // A cell with the author's own words for those who point at it.
  const level = ({ label, text }) => make("td", { className: "low", title: text || "" }, label);
  // Each band in use has its icon in a chip.
  const icon = band => document.querySelector(`use[href="#I-band-${band}"]`).parentNode.cloneNode(true);
  const row = ({ id, is, text, exposure, likelihood, impact, mitigation, kind, plan }) => {
    const row = make("tr", { id },
      make("td", {}, make("span", { className: "risk b-" + exposure.level }, icon(exposure.level), exposure.label)),
      make("td", {}, make("bdi", {}, text)), level(likelihood), level(impact),
      make("td", {}, mitigation ? make("bdi", {}, mitigation) : make("b", { className: "bad" }, "No mitigation")),
      ...(kind ? [make("td", { className: "low" }, make("bdi", {}, kind.text))] : []),
      make("td", { className: "last" }, make("a", { className: "quiet", href: plan.href, title: plan.title }, plan.name), " ",
        make("span", { className: "dim" }, plan.stage)));
    row.dataset.is = is;
    return row;
  };
  plansite.risks = data => data.map(risk => ({
    is: risk.is,
    texts: [risk.text, risk.mitigation, risk.kind?.text, risk.plan.name, risk.plan.title],
    make: () => row(risk),
  }));
}
