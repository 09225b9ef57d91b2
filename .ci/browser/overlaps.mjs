// Text over other text, text that is cut off, and boxes that scroll sideways, in a page that is open.

import { fault } from "./site.mjs";

export const WIDTHS = [320, 360, 414, 600, 768, 834, 1024, 1280, 1920];
// Tables may scroll in their own box on screens narrower than this, in CSS pixels.
const WIDE = 1024;

/** Reports the faults of a page at all widths, and at double text size. */
export async function checkWidths(page, name) {
  const at = async (width, how) => {
    await page.setViewportSize({ width, height: 900 });
    await checkLayout(page, name, how);
  };
  for (const width of WIDTHS) await at(width, `${width} px`);
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  for (const width of [640, 1280]) await at(width, `${width} px at double text size`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
}

/** Reports the faults of a page as it is shown. */
export async function checkLayout(page, name, how) {
  for (const what of await page.evaluate(faults, WIDE)) fault(name, `${how}: ${what}`);
}

/** Runs in the page. Returns one line for each fault. */
function faults(wide) {
  const found = new Set();
  const hidden = ".hidden, .skip, .only-print, svg, script, style";
  const isVisible = (element) => {
    if (!element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true })) return false;
    if (element.closest("details:not([open])") && !element.closest("summary")) return false;
    for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== "none") return false;
    return true;
  };
  const boxes = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(hidden) || !isVisible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left > 2 && bottom - top > 4) boxes.push({ left, top, right, bottom, element, text: node.data.trim().slice(0, 40) });
    }
  }
  // From top to bottom, so that a box is compared only with those that begin above its end.
  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((box, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].top < box.bottom; next++) {
      const other = boxes[next];
      if (box.element === other.element || (box.element.contains(other.element) && box.text === other.text)) continue;
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      // Boxes of lines include the space between lines, which may overlap.
      const height = Math.min(box.bottom - box.top, other.bottom - other.top);
      if (across > 3 && down > 0.4 * height) found.add(`«${box.text}» overlaps «${other.text}»`);
    }
  });
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(hidden)) continue;
    const { overflowX, clipPath } = getComputedStyle(element);
    const isTooWide = element.scrollWidth > element.clientWidth + 1;
    const said = `${element.className || element.tagName} «${element.textContent.trim().slice(0, 40)}»`;
    if (isTooWide && ["hidden", "clip"].includes(overflowX) && clipPath === "none" && element.clientWidth > 5) found.add(`${said} is cut off`);
    if (isTooWide && ["auto", "scroll"].includes(overflowX) && innerWidth >= wide) found.add(`${said} scrolls sideways`);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.add(`the page is ${document.documentElement.scrollWidth} px wide`);
  return [...found];
}
