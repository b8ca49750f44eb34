// What the other scripts share.
"use strict";
const plansite = {
  root: document.documentElement,
  runs: [],

  // Calls `run` when every script is there, and again whenever the content was replaced.
  content(run) {
    plansite.runs.push(run);
  },
  again() {
    for (const run of plansite.runs) run();
  },

  // Reads a stored choice, or stores it. A page from a disk may have no storage: a choice then lasts for the page.
  stored(box, key, ...value) {
    try {
      const storage = box === "tab" ? sessionStorage : localStorage;
      if (!value.length) return storage.getItem("plansite-" + key);
      if (value[0]) storage.setItem("plansite-" + key, value[0]);
      else storage.removeItem("plansite-" + key);
    } catch { /* nothing is stored */ }
  },

  // Puts the value of a field in the place of the function that has found it.
  keep(of, field, value) {
    Object.defineProperty(of, field, { value });
    return value;
  },

  // Makes an element; what it holds is text or elements, never HTML.
  make(tag, fields, ...inside) {
    const element = Object.assign(document.createElement(tag), fields);
    element.append(...inside);
    return element;
  },

  // Loads a script at its first use.
  load(src, onload, onerror) {
    const script = plansite.make("script", { src, onload, onerror });
    document.head.append(script);
    script.remove();
  },

  // What the address says of this page.
  fragment() {
    return location.hash.slice(1);
  },
  setFragment(text) {
    history.replaceState(history.state, "", text ? "#" + text : location.pathname + location.search);
  },

  // A fragment with `=` is a filter, `stage=blocked,draft&q=auth`; all others are anchors.
  address() {
    const text = plansite.fragment();
    return new URLSearchParams(text.includes("=") ? text : "");
  },
  setAddress(wanted) {
    const pairs = [...wanted].filter(([, value]) => value);
    const text = pairs.map(([key, value]) => key + "=" + encodeURIComponent(value).replace(/%2C/g, ",")).join("&");
    if (text || plansite.fragment().includes("=")) plansite.setFragment(text);
  },
};
document.addEventListener("DOMContentLoaded", plansite.again);
