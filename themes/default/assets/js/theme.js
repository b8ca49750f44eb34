// The button for the colour scheme: automatic, light, dark. Without this script the pages follow the system.
(function () {
  var root = document.documentElement;
  var button = document.getElementById("Scheme");
  if (!button) return;
  var order = ["auto", "light", "dark"];
  var words = { auto: "automatic", light: "light", dark: "dark" };
  function shown() { return root.dataset.theme || "auto"; }
  function tell() {
    button.querySelector("span span").textContent = words[shown()];
    button.title = "Colour scheme: " + words[shown()];
  }
  button.addEventListener("click", function () {
    var next = order[(order.indexOf(shown()) + 1) % order.length];
    if (next === "auto") delete root.dataset.theme; else root.dataset.theme = next;
    try {
      if (next === "auto") localStorage.removeItem("plansite-scheme"); else localStorage.setItem("plansite-scheme", next);
    } catch (e) { /* a page from disk may have no storage: the choice then lasts for the page */ }
    tell();
  });
  button.hidden = false;
  tell();
})();
