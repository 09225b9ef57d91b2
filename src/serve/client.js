// Keeps an open page up to date: reloads it at its scroll position, swaps changed stylesheets, shows
// errors in an overlay and warnings in a bar. The only state is the generation of the last build.
(() => {
  const script = document.currentScript;
  const generation = Number(script.dataset.generation);
  const SCROLL = "aikyn-scroll";
  // The dashboard lists all errors and needs no overlay.
  const dashboard = location.pathname.startsWith("/_aikyn/");
  // The language is chosen on the dashboard and kept for all pages.
  const LANG = "aikyn-lang";
  const chosen = new URLSearchParams(location.search).get("lang");
  if (dashboard && chosen) localStorage.setItem(LANG, chosen);
  // The editor is written by the server, which knows the language from a cookie.
  if (dashboard && chosen) document.cookie = `${LANG}=${chosen}; path=/_aikyn; samesite=strict`;
  const lang = localStorage.getItem(LANG) ?? "";
  if (dashboard && lang && !chosen && lang !== document.documentElement.lang) location.replace(`/_aikyn/?lang=${lang}`);
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_aikyn/client.css";
  root.append(style);
  document.documentElement.append(host);

  // Restore the scroll position after a reload.
  const kept = JSON.parse(sessionStorage.getItem(SCROLL) ?? "null");
  sessionStorage.removeItem(SCROLL);
  if (kept && kept.page === location.pathname) addEventListener("load", () => scrollTo(kept.x, kept.y));

  function reload() {
    sessionStorage.setItem(SCROLL, JSON.stringify({ page: location.pathname, x: scrollX, y: scrollY }));
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
      link.onload = () => old.filter((link) => !fresh.includes(link.getAttribute("href"))).forEach((link) => link.remove());
      document.head.append(link);
    }
  }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function diagnostic(data) {
    const item = make("li");
    item.append(make("div", "place", `${data.place} ${data.rule}`), make("div", "message", data.message));
    if (data.source) item.append(make("pre", "", data.source));
    if (data.help) item.append(make("div", "help", data.help));
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
    list.append(...state.errors.map(diagnostic));
    const close = make("button", "", state.words.close);
    close.onclick = () => back.remove();
    sheet.append(make("h1", "", state.words.title), make("p", "", state.words.kept), list, close);
    back.append(sheet);
    return back;
  }

  function bar(state) {
    const box = make("details", "bar");
    const list = make("ul");
    list.append(...state.warnings.map(diagnostic));
    const link = make("a", "", `${state.words.dashboard} (${state.all})`);
    link.href = "/_aikyn/";
    const summary = [state.words.count, state.translation].filter(Boolean).join(" · ");
    box.append(make("summary", "", summary), list, link);
    if (!state.editor) return box;
    const edit = make("a", "edit", state.words.edit);
    edit.href = `/_aikyn/edit/at?page=${encodeURIComponent(location.pathname)}`;
    const both = make("div", "bar both");
    box.className = "";
    both.append(edit, box);
    return both;
  }

  async function refresh() {
    show(await (await fetch(`/_aikyn/state?lang=${lang}&page=${encodeURIComponent(location.pathname)}`)).json());
  }

  let last = generation, words = null;
  const events = new EventSource("/_aikyn/events");
  events.onmessage = async ({ data }) => {
    const build = JSON.parse(data);
    root.querySelector(".lost")?.remove();
    const missed = build.generation !== last + 1 && build.generation !== last;
    const fresh = build.generation !== last;
    last = build.generation;
    if (fresh && dashboard) return reload();
    if (!fresh || build.errors > 0) return refresh();
    if (build.styles && !missed) return restyle().then(refresh);
    reload();
  };
  events.onerror = () => {
    if (!root.querySelector(".lost") && words) root.append(make("div", "bar lost", words.lost));
  };
  fetch(`/_aikyn/state?lang=${lang}`).then((response) => response.json()).then((state) => (words = state.words));
  refresh();
})();
