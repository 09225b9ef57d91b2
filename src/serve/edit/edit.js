// Makes the forms of the editor more convenient. All of them work without it.
(() => {
  const search = document.querySelector("[data-search]");
  if (search) {
    search.addEventListener("input", () => {
      const words = search.value.toLowerCase().trim();
      for (const item of document.querySelectorAll("main details li")) {
        item.hidden = !item.textContent.toLowerCase().includes(words);
      }
      if (words) document.querySelectorAll("main details").forEach((group) => (group.open = true));
    });
  }

  const form = document.querySelector("[data-editor]");
  if (!form) return;
  const frame = document.querySelector("[data-preview]");
  let isChanged = false;
  form.addEventListener("submit", () => (isChanged = false));
  addEventListener("beforeunload", (event) => isChanged && event.preventDefault());

  // What `check` says stands at its field, and the page is shown at each pause in typing.
  let pause, last = 0;
  function show(page) {
    const section = frame.closest("section");
    section.hidden = !page;
    if (!page) return;
    const inner = frame.contentWindow;
    const place = frame.dataset.shown === page && inner ? inner.scrollY : 0;
    frame.dataset.shown = page;
    frame.onload = () => frame.contentWindow.scrollTo(0, place);
    frame.src = page;
  }
  async function check() {
    const turn = ++last;
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch("/_aikyn/edit/check", { method: "POST", body }).catch(() => null);
    if (!answer?.ok || turn !== last) return;
    const { notes, page } = await answer.json();
    const places = new Map([...form.querySelectorAll("[data-notes]")].map((place) => [place.dataset.notes, []]));
    for (const { field, html } of notes) {
      // A note on a part that the form does not show stands at the part around it.
      let name = field;
      while (name && !places.has(name)) name = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : "";
      places.get(name)?.push(html);
    }
    for (const place of form.querySelectorAll("[data-notes]")) {
      const html = places.get(place.dataset.notes).join("");
      if (place.innerHTML.trim() !== html.trim()) place.innerHTML = html;
    }
    show(page);
  }
  form.addEventListener("input", () => {
    isChanged = true;
    clearTimeout(pause);
    pause = setTimeout(check, 500);
  });
  if (frame.dataset.preview) show(`/_aikyn/edit/preview/${frame.dataset.preview}`);

  // A further row appears as soon as the last one is filled in.
  function addRow(list) {
    const rows = [...list.children].filter((row) => row.dataset.row);
    const old = rows.at(-1);
    const row = old.cloneNode(true);
    const [from, to] = [`${list.dataset.list}.${old.dataset.row}`, `${list.dataset.list}.${rows.length}`];
    row.dataset.row = rows.length;
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes(from)) element.setAttribute(name, value.split(from).join(to));
      }
      if (element.matches("textarea, input:not([type=radio])")) element.value = "";
      if (element.matches("select")) element.selectedIndex = 0;
      if (element.matches("input[type=radio]")) element.checked = element.value === "";
      if (element.matches(".note")) element.remove();
      if (element.matches("details")) element.open = false;
    }
    for (const label of row.querySelectorAll(":scope > .field > label, :scope > .field > legend, :scope > details > summary")) {
      label.textContent = label.textContent.replace(/\d+\s*$/, rows.length + 1);
    }
    delete old.dataset.new;
    list.append(row);
  }
  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-row]");
    if (row?.hasAttribute("data-new") && event.target.value) addRow(row.parentElement);
  });
})();
