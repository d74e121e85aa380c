/** Browsing a list: what is asked, the rows, and the next page. */

import { json } from "./api.js";
import { h } from "./dom.js";
import { plural } from "./format.js";
import { lists } from "./kinds.js";
import { showPlan } from "./plan.js";
import { row } from "./rows.js";
import { announce, problem } from "./tell.js";

/** The view of a list; `show(parameters)` asks for it, and `go(parameters)` is called when another question is chosen. */
export function browse(path, go) {
  const list = lists[path];
  const asking = form(list, go);
  const request = h("code", { class: "request" });
  const rows = h("ol", { class: "rows" });
  const first = h("button", { type: "button", click: () => go(asking.parameters()) }, "First page");
  const next = h("button", { type: "button", class: "first" }, "Next page");
  const answer = [rows, h("div", { class: "buttons" }, first, next)];
  const place = h("div", { class: "view" }, answer);
  const element = h("div", { class: "view" },
    h("h1", { tabindex: "-1" }, list.title), h("p", { class: "lead" }, list.lead), asking.element, request, place);
  let latest = 0;

  async function show(parameters) {
    const turn = ++latest;
    const question = parameters.size > 0 ? `${path}?${decoded(parameters)}` : path;
    asking.set(parameters);
    request.replaceChildren(h("b", {}, "GET "), question);
    rows.setAttribute("aria-busy", "true");
    showPlan(path, parameters);
    try {
      const page = await json(`${path}?${parameters}`);
      if (turn === latest) {
        fill(page, parameters);
      }
    } catch (error) {
      if (turn === latest) {
        place.replaceChildren(problem(error));
        announce(error.message);
      }
    }
  }

  function fill(page, parameters) {
    if (!place.contains(rows)) {
      place.replaceChildren(...answer);
    }
    const items = page.data.map(item => row(list.kind, item));
    rows.replaceChildren(...(items.length > 0 ? items : ["There are no rows here."]).map(item => h("li", {}, item)));
    rows.removeAttribute("aria-busy");
    first.disabled = !parameters.has("page[after]");
    if (!page.links.next && document.activeElement === next) {
      first.focus();
    }
    next.disabled = !page.links.next;
    next.onclick = () => go(new URLSearchParams(page.links.next.split("?")[1]));
    announce(`${list.title}: ${plural(page.data.length, "row")}${next.disabled ? ", the last page" : ""}`);
  }

  return { element, title: list.title, show };
}

/** Parameters as people read them. */
const decoded = parameters => decodeURIComponent(parameters.toString());

function form(list, go) {
  const includes = list.includes.map(path => h("input", { type: "checkbox", value: path }));
  const sort = select(list.sorts.map(key => [key, key.startsWith("-") ? `${key.slice(1)}, descending` : key]));
  const size = select((list.sizes ?? [5, 20, 100]).map(number => [String(number), String(number)]));
  const element = h("form", { class: "asking", change: event => changed(event.target), submit: event => event.preventDefault() },
    h("fieldset", {}, h("legend", {}, "Include"), includes.map(box => h("label", { class: "choice" }, box, box.value))),
    h("label", {}, h("span", {}, "Sort by"), sort),
    h("label", {}, h("span", {}, "Rows of a page"), size));

  function changed(control) {
    for (const other of includes) {
      const beneath = control.checked ? control.value.startsWith(`${other.value}.`) : other.value.startsWith(`${control.value}.`);
      if (control.type === "checkbox" && beneath) {
        other.checked = control.checked;
      }
    }
    go(parameters());
  }

  function parameters() {
    const asked = new URLSearchParams();
    const paths = includes.filter(box => box.checked).map(box => box.value);
    if (paths.length > 0) {
      asked.set("include", paths.join(","));
    }
    if (sort.value !== "id") {
      asked.set("sort", sort.value);
    }
    if (size.value !== "20") {
      asked.set("page[size]", size.value);
    }
    return asked;
  }

  function set(asked) {
    const paths = (asked.get("include") ?? "").split(",");
    includes.forEach(box => { box.checked = paths.includes(box.value); });
    sort.value = asked.get("sort") ?? "id";
    size.value = asked.get("page[size]") ?? "20";
  }

  return { element, parameters, set };
}

function select(options) {
  return h("select", {}, options.map(([value, text]) => h("option", { value }, text)));
}
