// A list that can be filtered and sorted. What is asked for stands in the address and nowhere else; controls call `set`
// or `toggle`, and are told when the list has changed.
{
  // Most rows that are shown at first when all pages are searched: more of them would make typing slow.
  const MOST = 40;
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = text => fold(text).split(/\s+/).filter(Boolean);

  // What filters know of a row of this page; its text is read when it is first looked for.
  const row = (element, at) => ({
    element,
    at,
    home: element.parentNode,
    is: `${element.dataset.is || ""} ${element.parentNode.dataset.is || ""}`.split(" "),
    get text() {
      const parts = [...element.querySelectorAll("th,bdi,a,code,.plain")].map(part => part.textContent + " " + part.title);
      parts.push(element.closest("section.file")?.firstElementChild.textContent || "");
      return plansite.keep(this, "text", fold(parts.join(" ")));
    },
  });
  // The same of a row that comes with a script, which is made when it is first shown.
  const comingRow = ({ is, texts, make }, at) => ({
    at,
    is: is.split(" "),
    text: fold(texts.join(" ")),
    get element() {
      return plansite.keep(this, "element", make());
    },
  });

  plansite.List = class {
    constructor(element, source) {
      this.element = element;
      this.source = source;
      this.here = [...element.querySelectorAll("tbody>tr,li[data-is]")].map(row);
      this.rows = this.here;
      this.controls = [];
      this.order = "";
      this.most = MOST;
      this.read();
      // A group is an anchor for those who have no script; here its address is a filter.
      for (const group of element.querySelectorAll("tbody[id]")) group.removeAttribute("id");
    }

    read() {
      this.wanted = plansite.address();
    }
    get(key) {
      return this.wanted.get(key) || "";
    }
    values(key) {
      return this.get(key).split(",").filter(Boolean);
    }
    // The keys that are asked for, but those that every list has.
    get keys() {
      return [...new Set(this.wanted.keys())].filter(key => key !== "q" && key !== "sort" && this.get(key));
    }
    get isFiltered() {
      return this.keys.length > 0 || words(this.get("q")).length > 0;
    }
    get isWhole() {
      return !this.isFiltered && !this.get("sort");
    }

    set(key, value) {
      this.wanted.set(key, value);
      plansite.setAddress(this.wanted);
      this.most = MOST;
      this.show();
    }
    toggle(key, value) {
      const now = this.values(key);
      this.set(key, (now.includes(value) ? now.filter(other => other !== value) : [...now, value]).join(","));
    }
    clear() {
      for (const key of [...this.keys, "q"]) this.wanted.delete(key);
      this.set("q", "");
    }

    fits(row, asked, text) {
      return asked.every(values => values.some(value => row.is.includes(value))) && text.every(word => row.text.includes(word));
    }
    show() {
      if (!this.isWhole && this.source && !this.isLoaded) this.load();
      const asked = this.keys.map(key => this.values(key));
      const text = words(this.get("q"));
      const found = this.rows.filter(row => this.fits(row, asked, text));
      const compare = plansite.sorted(this.element, this.get("sort"));
      if (this.rows === this.here) this.showHere(new Set(found), compare);
      else this.showAll(compare ? found.sort(compare) : found);
      this.count = found.length;
      for (const control of this.controls) control(this);
    }

    // Rows that do not fit are hidden where they stand; a sorted table is one group.
    showHere(found, compare) {
      for (const row of this.here) row.element.hidden = !found.has(row);
      if (this.get("sort") !== this.order) {
        const rows = compare ? [...this.here].sort(compare) : this.here;
        for (const row of rows) (compare ? this.here[0].home : row.home).append(row.element);
        this.order = this.get("sort");
      }
      for (const group of this.element.querySelectorAll("section.file")) group.hidden = !group.querySelector("li:not([hidden])");
    }

    // Rows of all pages take the place of those of this page, until nothing is asked for.
    showAll(found) {
      for (const row of this.here) row.element.hidden = false;
      const rows = (this.isWhole ? this.here : found.slice(0, this.most)).map(row => row.element);
      const { home } = this.here[0];
      if (rows.length !== home.rows.length || rows.some((row, at) => row !== home.rows[at])) home.replaceChildren(...rows);
      const pages = document.querySelector(".pages");
      if (pages) pages.hidden = !this.isWhole;
      plansite.drawRows();
    }
    // How many of the rows that fit are not shown.
    get cut() {
      return this.rows !== this.here && !this.isWhole ? Math.max(0, this.count - this.most) : 0;
    }
    showRest() {
      this.most = Infinity;
      this.show();
    }

    // The rows of the other pages come as one script, at the first use. Without it those of this page are all there are.
    load() {
      this.isLoaded = this.isLoading = true;
      const done = rows => () => {
        this.isLoading = false;
        if (rows) this.rows = rows().map(comingRow);
        else this.isPart = true;
        this.show();
      };
      const { rows } = document.querySelector(".pages").dataset;
      plansite.load(rows, () => plansite.load(this.source, done(() => plansite.data), done()), done());
    }
  };
}
