// Rows of the risk register that stand on other pages, in the form of the partial `risk-table`.
{
  const { make } = plansite;
  // A cell with the author's own words for those who point at it.
  const level = ({ label, text }) => make("td", { className: "low", title: text || "" }, label);
  // Each band in use has its icon in a chip.
  const icon = band => document.querySelector(`use[href="#I-band-${band}"]`).parentNode.cloneNode(true);
  plansite.risks = data => data.map(risk => {
    const { exposure, plan } = risk;
    const mitigation = risk.mitigation ? make("bdi", {}, risk.mitigation) : make("b", { className: "bad" }, "No mitigation");
    const row = make("tr", { id: risk.id },
      make("td", {}, make("span", { className: "risk b-" + exposure.level }, icon(exposure.level), exposure.label)),
      make("td", {}, make("bdi", {}, risk.text)), level(risk.likelihood), level(risk.impact), make("td", {}, mitigation),
      ...(risk.kind ? [make("td", { className: "low" }, make("bdi", {}, risk.kind.text))] : []),
      make("td", { className: "last" }, make("a", { className: "quiet", href: plan.href, title: plan.title }, plan.name), " ",
        make("span", { className: "dim" }, plan.stage)));
    row.dataset.is = risk.is;
    return row;
  });
}
