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
