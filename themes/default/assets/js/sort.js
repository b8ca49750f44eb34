// A button in the heading of each column, and on phones one choice for all of them.
{
  const { make } = plansite;
  const isOrder = head => "order" in head.dataset;

  const tell = (heads, select) => list => {
    const sort = list.get("sort");
    const key = sort.replace("-", "");
    for (const head of heads) {
      const isOn = key ? plansite.column(head) === key : isOrder(head);
      // Where the worst come first, that is downwards.
      const isDown = sort.startsWith("-") !== ("down" in head.dataset);
      if (isOn) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    select.value = key;
    if (!select.value) select.value = "";
  };

  plansite.content(() => {
    const { list } = plansite;
    const head = list?.element.tHead;
    if (!head || head.querySelector("button")) return;
    const heads = [...head.querySelectorAll("th")];
    const select = make("select", { ariaLabel: "Sort by", onchange: () => list.set("sort", select.value) });
    for (const head of heads) {
      const key = plansite.column(head);
      const first = isOrder(head) ? "" : key;
      select.append(make("option", { value: first }, "Sort: " + head.textContent.toLowerCase()));
      head.replaceChildren(make("button", {
        type: "button",
        onclick: () => list.set("sort", list.get("sort") === first ? "-" + key : first),
      }, head.textContent));
    }
    document.querySelector(".sorter").append(select);
    list.controls.push(tell(heads, select));
    list.show();
  });
}
