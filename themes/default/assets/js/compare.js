// The order of rows for a column: `sort=risks` in the address, `sort=-risks` the other way round.
{
  const LEVELS = ["–", "low", "medium", "high", "critical"];
  // What a cell is sorted by: a date, a band with its count, a part of a whole, a number, a level, else its words.
  const value = (cell) => {
    if (!cell) return "";
    const time = cell.querySelector("time");
    if (time) return -Date.parse(time.dateTime);
    const text = cell.textContent.trim().toLowerCase();
    const band = cell.querySelector("use[href^='#I-band-']");
    const number = parseInt(text, 10);
    if (band) return -(+band.getAttribute("href").slice(8) * 1e6 + (number || 0));
    const part = /^(\d+)\/(\d+)$/.exec(text);
    if (part) return part[1] / part[2];
    if (/^\d+$/.test(text)) return -number;
    const level = LEVELS.indexOf(text);
    if (level >= 0) return -level;
    return cell.querySelector(".dim") && cell.children.length === 1 ? "" : text;
  };
  const compare = (a, b) => {
    if (a === b) return 0;
    // What is not stated comes last, whichever way round.
    if (typeof a === "number" && typeof b === "number") return a - b;
    return typeof a === "number" ? -1 : typeof b === "number" ? 1 : a.localeCompare(b);
  };
  const heads = list => [...list.querySelectorAll("thead th")];
  plansite.column = head => head.textContent.trim().toLowerCase().replace(/ /g, "-");

  // How rows are compared for a key; nothing where they stand in the order of the page.
  plansite.sorted = (list, sort) => {
    const isBack = sort.startsWith("-");
    const column = heads(list).findIndex(head => plansite.column(head) === sort.replace("-", ""));
    if (column < 0) return undefined;
    const isOrder = "order" in heads(list)[column].dataset;
    if (isOrder && !isBack) return undefined;
    const known = new Map();
    const of = row => {
      if (!known.has(row)) known.set(row, isOrder ? row.at : value(cell(row.element, column)));
      return known.get(row);
    };
    return (a, b) => {
      const [one, other] = [of(a), of(b)];
      if (one === "" || other === "") return (one === "") - (other === "");
      return compare(one, other) * (isBack ? -1 : 1);
    };
  };
  // A plan that cannot be read has one cell for several columns.
  const cell = (element, column) => {
    let left = column;
    for (const cell of element.cells) {
      if (left < cell.colSpan) return cell.colSpan > 1 ? undefined : cell;
      left -= cell.colSpan;
    }
  };
}
