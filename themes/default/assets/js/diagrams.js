// Diagrams are drawn by a script that comes where there are some. Where it does not, their source stands.
plansite.content(() => {
  const column = document.querySelector("[data-diagrams]");
  const nothing = () => {};
  if (!column) return;
  if (plansite.draw) plansite.draw(column);
  else plansite.load(column.dataset.diagrams, nothing, nothing);
});
