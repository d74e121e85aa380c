/** Rows with what was included in them. */

import { h } from "./dom.js";
import { count } from "./format.js";
import { facts, included, title, word } from "./kinds.js";

/** A collection of so many rows is open from the beginning. */
const OPEN = 4;

/** So many rows of a collection are shown at once. */
const SHOWN = 100;

/** What is inside of one row's element. */
export function row(kind, value) {
  const parts = included(value);
  return [
    h("div", { class: "row-title" },
      h("strong", {}, title(kind, value)),
      h("span", { class: "number" }, `#${value.id}`),
      parts.filter(([, , one]) => !Array.isArray(one)).map(toOne)),
    facts(kind, value).length > 0 && h("p", { class: "facts" }, facts(kind, value).join(" · ")),
    parts.filter(([, , many]) => Array.isArray(many)).map(toMany),
  ];
}

function toOne([name, kind, value]) {
  return [
    h("span", { class: "to-one" }, h("span", {}, word(name)), title(kind, value)),
    included(value).filter(([, , one]) => !Array.isArray(one)).map(toOne),
  ];
}

function toMany([name, kind, rows]) {
  const list = h("ul");
  const fill = () => {
    if (!list.hasChildNodes()) {
      more(list, kind, rows, 0);
    }
  };
  const details = h("details", { class: "to-many", toggle: fill }, h("summary", {}, `${word(name)} (${count(rows.length)})`), list);
  if (rows.length > 0 && rows.length <= OPEN) {
    details.open = true;
    fill();
  }
  return details;
}

function more(list, kind, rows, from) {
  const to = Math.min(from + SHOWN, rows.length);
  list.append(...rows.slice(from, to).map(value => h("li", {}, row(kind, value))));
  if (to < rows.length) {
    const button = h("button", { type: "button" }, `Show more of ${count(rows.length)}`);
    const rest = h("li", {}, button);
    button.addEventListener("click", () => {
      rest.remove();
      more(list, kind, rows, to);
      list.children[to].setAttribute("tabindex", "-1");
      list.children[to].focus();
    });
    list.append(rest);
  }
}
