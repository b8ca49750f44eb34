// The contents mark the heading that is being read.
{
  let watcher;
  plansite.content(() => {
    watcher?.disconnect();
    const nav = document.querySelector("nav.contents");
    if (!nav) return;
    const links = new Map([...nav.querySelectorAll("a")].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
    const heads = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
    // The observer says that a heading has passed the line, however far a jump takes it; which one was last is asked of
    // all of them.
    const mark = () => {
      const line = innerHeight / 4;
      const passed = heads.filter(head => head.getBoundingClientRect().top < line);
      const now = links.get((passed.at(-1) || heads[0])?.id);
      for (const link of links.values()) {
        if (link === now) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      if (!now) return;
      const [box, place] = [nav.getBoundingClientRect(), now.getBoundingClientRect()];
      if (place.top < box.top) nav.scrollTop -= box.top - place.top;
      if (place.bottom > box.bottom) nav.scrollTop += place.bottom - box.bottom;
    };
    watcher = new IntersectionObserver(mark, { rootMargin: "999999px 0px -75% 0px" });
    for (const head of heads) watcher.observe(head);
    // With the first frame: asked for sooner, places would have to be found twice.
    requestAnimationFrame(mark);
  });
}
