// Draws the diagrams of a page, in a frame of its own that can load nothing and reach nothing. A page sends texts and the
// colours of its schemes, and gets for each text a drawing in each of them, or why there is none.
"use strict";
{
  // What a diagram may not choose for itself: how safe it is, and what tells one scheme from the other.
  const secure = ["secure", "securityLevel", "startOnLoad", "maxTextSize", "suppressErrorRendering", "maxEdges", "theme",
    "themeVariables", "themeCSS", "darkMode", "fontFamily", "altFontFamily", "fontSize", "htmlLabels", "useMaxWidth",
    "deterministicIds", "deterministicIDSeed"];

  // Colours of plots are parted by commas, and neighbours differ as well as they can: lines cross bars.
  const chart = (ink, page, fills) => ({
    backgroundColor: page, titleColor: ink, dataLabelColor: ink,
    plotColorPalette: [0, 2, 1, 4, 3, 5].map(at => fills[at].replace(/,\s*/g, " ")).join(","),
    ...Object.fromEntries(["x", "y"].flatMap(axis => ["Title", "Label", "Tick", "Line"].map(part => [`${axis}Axis${part}Color`, ink]))),
  });

  const variables = ({ ink, quiet, page, raised, sunken, line, edge, accent, soft, fills, onFill, font }) => ({
    fontFamily: font, fontSize: "15px", background: page,
    primaryColor: soft, primaryTextColor: ink, primaryBorderColor: accent,
    secondaryColor: sunken, secondaryTextColor: ink, secondaryBorderColor: edge,
    tertiaryColor: raised, tertiaryTextColor: ink, tertiaryBorderColor: line,
    mainBkg: soft, nodeBorder: accent, nodeTextColor: ink, textColor: ink, titleColor: ink, lineColor: quiet,
    arrowheadColor: quiet, defaultLinkColor: quiet, edgeLabelBackground: page, clusterBkg: sunken, clusterBorder: edge,
    noteBkgColor: sunken, noteTextColor: ink, noteBorderColor: edge, labelColor: ink, labelTextColor: ink,
    actorBkg: soft, actorBorder: accent, actorTextColor: ink, actorLineColor: edge, signalColor: quiet, signalTextColor: ink,
    labelBoxBkgColor: sunken, labelBoxBorderColor: edge, loopTextColor: ink, activationBkgColor: sunken,
    activationBorderColor: edge, sequenceNumberColor: onFill,
    classText: ink, stateBkg: soft, stateLabelColor: ink, altBackground: raised, compositeBackground: sunken,
    compositeTitleBackground: raised, compositeBorder: edge, transitionColor: quiet, transitionLabelColor: ink,
    specialStateColor: quiet, innerEndBackground: page, errorBkgColor: raised, errorTextColor: ink,
    attributeBackgroundColorOdd: raised, attributeBackgroundColorEven: sunken, rowOdd: raised, rowEven: sunken,
    sectionBkgColor: sunken, altSectionBkgColor: page, sectionBkgColor2: sunken, gridColor: line, todayLineColor: fills[4],
    taskBkgColor: soft, taskBorderColor: accent, taskTextColor: ink, taskTextDarkColor: ink, taskTextLightColor: ink,
    taskTextOutsideColor: ink, taskTextClickableColor: ink, activeTaskBkgColor: page, activeTaskBorderColor: accent,
    doneTaskBkgColor: sunken, doneTaskBorderColor: edge, critBkgColor: raised, critBorderColor: fills[4],
    excludeBkgColor: sunken, personBkg: soft, personBorder: accent, relationColor: quiet, relationLabelColor: ink,
    relationLabelBackground: page, requirementBackground: soft, requirementBorderColor: accent, requirementTextColor: ink,
    pieTitleTextColor: ink, pieSectionTextColor: onFill, pieLegendTextColor: ink, pieStrokeColor: page, pieOuterStrokeColor: edge,
    xyChart: chart(ink, page, fills),
    packet: { startByteColor: quiet, endByteColor: quiet, labelColor: ink, titleColor: ink, blockFillColor: soft, blockStrokeColor: accent },
    pieOpacity: "1", pieTitleTextSize: "17px", pieSectionTextSize: "15px", pieLegendTextSize: "15px",
    ...Object.fromEntries(fills.flatMap((fill, at) => [["pie" + (at + 1), fill], ["cScale" + at, fill], ["git" + at, fill],
      ["cScaleLabel" + at, onFill], ["gitBranchLabel" + at, onFill], ["fillType" + at, soft]])),
  });

  // What has no variable, or the same one as what it stands on. Grey is what the library has for relations.
  const styles = ({ ink, quiet }) => [
    ".plot rect { fill-opacity: .65 }",
    `text.journey-section { fill: ${ink} }`,
    `.lineWrapper line { stroke: ${quiet} !important }`,
    `line[stroke="#444444"], path[stroke="#444444"], rect[stroke="#444444"] { stroke: ${quiet} }`,
    `text[fill="#444444"] { fill: ${ink} }`,
  ].join(" ");

  // How light a colour is to the eye, from 0 to 1.
  const lightness = colour => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    const [r, g, b] = [red, green, blue].map(part => (part / 255 <= .03928 ? part / 255 / 12.92 : ((part / 255 + .055) / 1.055) ** 2.4));
    return colour.startsWith("rgb") && alpha > .5 ? .2126 * r + .7152 * g + .0722 * b : undefined;
  };

  // Where an author has filled a shape, its text is dark or light, whichever can be read on it.
  const readable = svg => {
    for (const shape of svg.querySelectorAll(".node [style*=fill], .cluster > [style*=fill]")) {
      const fill = shape.matches(".label *, text, tspan") ? undefined : lightness(getComputedStyle(shape).fill);
      if (fill === undefined) continue;
      for (const text of shape.closest(".node, .cluster").querySelectorAll("text, tspan")) {
        text.style.setProperty("fill", fill > .18 ? "#111417" : "#ffffff", "important");
      }
    }
  };

  // Takes out what does more than show something, for those who open the picture by itself.
  const quieten = svg => {
    for (const active of svg.querySelectorAll("script, foreignObject, iframe, image, animate, set")) active.remove();
    for (const element of svg.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (name.startsWith("on") || /(^|:)href$/.test(name) && !value.startsWith("#")) element.removeAttribute(name);
      }
    }
  };

  // In place of a picture that says so, a text that is too long is a fault like any other.
  const longest = 50_000;

  // Where an author has named no commit, the library makes a name up, another one in each picture.
  const nameless = (svg, text) => {
    for (const label of svg.querySelectorAll(".commit-labels .commit-label")) {
      const name = label.textContent;
      if (/^\d+-[\da-f]{7}$/.test(name) && !text.includes(name)) label.parentElement.remove();
    }
  };

  let drawn = 0;
  const draw = async (text, look) => {
    if (text.length > longest) throw new Error(`It is longer than ${longest} characters`);
    mermaid.initialize({
      startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, secure, htmlLabels: false, logLevel: "fatal",
      theme: "base", darkMode: look.isDark, themeVariables: { darkMode: look.isDark, ...variables(look) }, themeCSS: styles(look),
      fontFamily: look.font, handDrawnSeed: 1,
      flowchart: { htmlLabels: false, useMaxWidth: false }, sequence: { useMaxWidth: false }, deterministicIds: true,
    });
    const { svg } = await mermaid.render("Diagram" + ++drawn, text);
    document.body.innerHTML = svg;
    const root = document.body.querySelector("svg");
    const [, , width, height] = root.getAttribute("viewBox").split(/[\s,]+/).map(Number);
    readable(root);
    nameless(root, text);
    quieten(root);
    root.removeAttribute("style");
    root.setAttribute("width", width);
    root.setAttribute("height", height);
    const said = root.querySelector(":scope > title")?.textContent ?? "";
    return { svg: new XMLSerializer().serializeToString(root), width, height, said };
  };

  // Why a text is not drawn, in a line. To the library, kinds that it leaves out are as unknown as any other word.
  const why = fault => {
    if (fault?.name === "UnknownDiagramError") return { isUnknown: true };
    const line = String(fault?.message ?? fault).split("\n", 1)[0].trim().replace(/:$/, "");
    return { line: line.length > 160 ? line.slice(0, 159) + "…" : line };
  };

  addEventListener("message", async ({ source, data }) => {
    if (source !== parent) return;
    for (const [number, text] of data.texts.entries()) {
      let drawings, fault;
      try {
        drawings = [await draw(text, data.looks[0]), await draw(text, data.looks[1])];
      } catch (thrown) {
        fault = why(thrown);
      }
      document.body.replaceChildren();
      parent.postMessage({ number, drawings, fault }, "*");
    }
  });
  parent.postMessage("ready", "*");
}
