// Rows that are out of sight at first are drawn when the browser has time for it, some after the others: not every browser
// reads aloud, and lists among its links, what is not drawn.
{
  const STEP = 25;
  const later = globalThis.requestIdleCallback || setTimeout;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let drawn = 0;
  plansite.drawRows = () => {
    if (document.querySelector(`:is(tr, .file):nth-child(${drawn + 1})`)) later(draw);
  };
  const draw = () => {
    drawn += STEP;
    sheet.replaceSync(`:is(tr, .file):nth-child(-n+${drawn}) { content-visibility: visible }`);
    plansite.drawRows();
  };
  plansite.content(plansite.drawRows);
}
