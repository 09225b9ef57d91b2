// Keeps an open page up to date while its author writes: reloads it where it stands, swaps stylesheets, shows errors over
// it and warnings at its edge. The only state is the number of the build that the page came from.
(() => {
  const own = document.currentScript;
  const generation = Number(own.dataset.generation);
  const PLACE = "aikyn-place";
  // The dashboard lists all errors itself.
  const dashboard = location.pathname.startsWith("/_aikyn/");
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_aikyn/client.css";
  root.append(style);
  document.documentElement.append(host);

  // A reload comes back to where the author was reading.
  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (kept && kept.page === location.pathname) addEventListener("load", () => scrollTo(kept.x, kept.y));

  function reload() {
    sessionStorage.setItem(PLACE, JSON.stringify({ page: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  }

  async function restyle() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href"));
    const old = [...document.querySelectorAll("link[rel=stylesheet]")];
    for (const href of fresh.filter((href) => !old.some((link) => link.getAttribute("href") === href))) {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = href;
      link.onload = () => old.filter((one) => !fresh.includes(one.getAttribute("href"))).forEach((one) => one.remove());
      document.head.append(link);
    }
  }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function note(told) {
    const item = make("li");
    item.append(make("div", "place", `${told.place} ${told.rule}`), make("div", "message", told.message));
    if (told.source) item.append(make("pre", "", told.source));
    if (told.help) item.append(make("div", "help", told.help));
    return item;
  }

  function show(state) {
    root.querySelectorAll(".overlay, .bar").forEach((element) => element.remove());
    host.lang = state.words.lang;
    if (dashboard) return;
    if (state.errors.length > 0) root.append(overlay(state));
    else if (!document.body.classList.contains("aikyn-page")) root.append(bar(state));
  }

  function overlay(state) {
    const back = make("div", "overlay");
    back.setAttribute("role", "alertdialog");
    back.setAttribute("aria-label", state.words.title);
    const sheet = make("div", "sheet");
    const list = make("ol");
    list.append(...state.errors.map(note));
    const close = make("button", "", state.words.close);
    close.onclick = () => back.remove();
    sheet.append(make("h1", "", state.words.title), make("p", "", state.words.kept), list, close);
    back.append(sheet);
    return back;
  }

  function bar(state) {
    const box = make("details", "bar");
    const list = make("ul");
    list.append(...state.warnings.map(note));
    const link = make("a", "", `${state.words.dashboard} (${state.all})`);
    link.href = "/_aikyn/";
    const says = [state.words.count, state.translation].filter(Boolean).join(" · ");
    box.append(make("summary", "", says), list, link);
    return box;
  }

  async function refresh() {
    show(await (await fetch(`/_aikyn/state?page=${encodeURIComponent(location.pathname)}`)).json());
  }

  let last = generation, words = null;
  const events = new EventSource("/_aikyn/events");
  events.onmessage = async ({ data }) => {
    const news = JSON.parse(data);
    root.querySelector(".lost")?.remove();
    const missed = news.generation !== last + 1 && news.generation !== last;
    const fresh = news.generation !== last;
    last = news.generation;
    if (fresh && dashboard) return reload();
    if (!fresh || news.errors > 0) return refresh();
    if (news.styles && !missed) return restyle().then(refresh);
    reload();
  };
  events.onerror = () => {
    if (!root.querySelector(".lost") && words) root.append(make("div", "bar lost", words.lost));
  };
  fetch("/_aikyn/state").then((got) => got.json()).then((state) => (words = state.words));
  refresh();
})();
