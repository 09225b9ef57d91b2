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

  // A bar above each body, formatted text from the clipboard, and pictures.
  const token = form.elements["-token"].value, target = form.elements["-target"].value;
  function insert(text, box, from = box.selectionStart, to = box.selectionEnd) {
    box.focus();
    box.setSelectionRange(from, to);
    // Unlike a new value, this can be undone in the browser.
    if (!document.execCommand("insertText", false, text)) box.setRangeText(text, from, to, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const lines = (box, start) => {
    const from = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
    const text = box.value.slice(from, box.selectionEnd);
    insert(text.split("\n").map((line) => start + line).join("\n"), box, from);
  };
  const around = (box, before, after) => insert(before + box.value.slice(box.selectionStart, box.selectionEnd) + after, box);
  async function addPicture(box, file) {
    const query = new URLSearchParams({ "-token": token, "-target": target, name: file.name });
    const answer = await fetch(`/_aikyn/edit/picture?${query}`, { method: "POST", body: file });
    const text = await answer.text();
    if (!answer.ok) return alert(text);
    const described = prompt(box.dataset.pictureText, "") ?? "";
    insert(`\n\n![${described.replace(/[\[\]]/g, "")}](${text})\n\n`, box);
  }
  const ACTIONS = {
    bold: (box) => around(box, "**", "**"),
    heading: (box) => lines(box, "## "),
    list: (box) => lines(box, "- "),
    link: (box) => around(box, "[", "](https://)"),
    quote: (box) => lines(box, "> "),
    table: (box) => insert("\n\n|  |  |\n|---|---|\n|  |  |\n", box),
    picture: (box) => {
      const input = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
      input.onchange = () => input.files[0] && addPicture(box, input.files[0]);
      input.click();
    },
  };
  const HEADING = /^H([1-6])$/;
  const INNER = "p, h1, h2, h3, h4, h5, h6, li, table, blockquote, div";
  function runs(node, format = {}) {
    if (node.nodeType === Node.TEXT_NODE) return [{ ...format, text: node.data.replace(/\s+/g, " ") }];
    if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT|UL|OL|TABLE)$/.test(node.tagName)) return [];
    const style = node.getAttribute("style") ?? "";
    // The mark of an item of a list in Word.
    if (/mso-list:\s*ignore/i.test(style)) return [];
    if (node.tagName === "BR") return [{ ...format, text: "\n" }];
    const own = { ...format };
    if (/^(B|STRONG)$/.test(node.tagName) || /font-weight:\s*(bold|[6-9]00)/i.test(style)) own.bold = true;
    if (/font-weight:\s*(normal|400)/i.test(style)) own.bold = false;
    if (/^(I|EM)$/.test(node.tagName) || /font-style:\s*italic/i.test(style)) own.italic = true;
    if (node.tagName === "A" && /^https?:|^mailto:/i.test(node.getAttribute("href") ?? "")) own.link = node.href;
    return [...node.childNodes].flatMap((child) => runs(child, own));
  }
  function blocks(node, depth = 0) {
    return [...node.children].flatMap((child) => {
      const heading = HEADING.exec(child.tagName);
      const level = /mso-list:[^;]*level(\d)/i.exec(child.getAttribute("style") ?? "");
      if (heading) return [{ kind: "heading", level: Number(heading[1]), runs: runs(child) }];
      if (child.tagName === "TABLE") {
        const rows = [...child.rows].map((row) => [...row.cells].map((cell) => runs(cell)));
        return [{ kind: "table", rows }];
      }
      if (/^(UL|OL)$/.test(child.tagName)) {
        let number = 0;
        return [...child.children].flatMap((item) => {
          if (item.tagName !== "LI") return blocks(item, depth + 1);
          number += 1;
          const own = { kind: "item", depth, number: child.tagName === "OL" ? number : null, runs: runs(item) };
          return [own, ...[...item.children].filter((list) => /^(UL|OL)$/.test(list.tagName)).flatMap((list) => blocks({ children: [list] }, depth + 1))];
        });
      }
      if (level) {
        const mark = /^\s*(\d+)[.)]/.exec(child.textContent);
        return [{ kind: "item", depth: Number(level[1]) - 1, number: mark ? Number(mark[1]) : null, runs: runs(child) }];
      }
      if (child.tagName === "BLOCKQUOTE" && !child.querySelector("p")) return [{ kind: "quote", runs: runs(child) }];
      if (child.querySelector(INNER)) return blocks(child, depth);
      return [{ kind: "paragraph", runs: runs(child) }];
    });
  }
  for (const box of form.querySelectorAll("[data-body]")) {
    const bar = document.createElement("div");
    bar.className = "bar-of-text";
    for (const [name, act] of Object.entries(ACTIONS)) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: box.dataset[name] });
      button.onclick = () => act(box);
      bar.append(button);
    }
    box.before(bar);
    box.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    box.addEventListener("drop", (event) => {
      const files = [...event.dataTransfer.files];
      if (files.length === 0) return;
      event.preventDefault();
      files.reduce((before, file) => before.then(() => addPicture(box, file)), Promise.resolve());
    });
    box.addEventListener("paste", async (event) => {
      const [html, files] = [event.clipboardData.getData("text/html"), [...event.clipboardData.files]];
      if (files.length > 0 && !html) {
        event.preventDefault();
        return addPicture(box, files[0]);
      }
      const page = new DOMParser().parseFromString(html, "text/html");
      if (!html || !page.body.querySelector("b, strong, i, em, a, " + INNER)) return;
      event.preventDefault();
      const plain = event.clipboardData.getData("text/plain");
      const found = blocks(page.querySelector(INNER) ? page.body : { children: [page.body] });
      const body = new URLSearchParams({ "-token": token, "-blocks": JSON.stringify(found) });
      const answer = await fetch("/_aikyn/edit/paste", { method: "POST", body });
      insert(answer.ok ? await answer.text() : plain, box);
    });
  }

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
