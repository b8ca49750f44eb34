// The button for the colour scheme: automatic, light, dark. Without it the pages follow the system.
{
  const words = { auto: "automatic", light: "light", dark: "dark" };
  const button = document.getElementById("Scheme");
  const shown = () => plansite.root.dataset.theme || "auto";
  const tell = () => {
    button.querySelector("span span").textContent = words[shown()];
    button.title = "Colour scheme: " + words[shown()];
  };
  if (button) {
    button.addEventListener("click", () => {
      const order = Object.keys(words);
      const next = order[(order.indexOf(shown()) + 1) % order.length];
      if (next === "auto") delete plansite.root.dataset.theme;
      else plansite.root.dataset.theme = next;
      plansite.stored("site", "scheme", next === "auto" ? "" : next);
      tell();
    });
    tell();
  }
}
