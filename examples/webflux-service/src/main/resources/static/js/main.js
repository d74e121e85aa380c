/** The address after # is the question: `#/artists?include=albums` asks for `/artists?include=albums`. */

import { browse } from "./browse.js";
import { lists } from "./kinds.js";
import { noPlan } from "./plan.js";
import { stream, streams } from "./stream.js";
import { problem } from "./tell.js";
import { reportingTree } from "./tree.js";
import { upload } from "./upload.js";

const main = document.getElementById("main");
const links = [...document.querySelectorAll("nav a")];
let current = null;

function go(path, parameters = new URLSearchParams()) {
  location.hash = parameters.size > 0 ? `#${path}?${parameters}` : `#${path}`;
}

function viewOf(path) {
  if (path in lists) {
    return browse(path, parameters => go(path, parameters));
  }
  if (path in streams) {
    return stream(path, go);
  }
  return { "/employees/tree": reportingTree, "/import": upload }[path]?.() ?? nothing(path);
}

function nothing(path) {
  const element = problem({ message: `This page has nothing at ${path}.`, details: { title: "Not found" } });
  return { element, title: "Not found", show: () => noPlan("There is no question, and so no plan.") };
}

function route() {
  const hash = location.hash.slice(1);
  if (hash !== "" && !hash.startsWith("/")) {
    return;
  }
  const [path, query = ""] = (hash || "/artists").split("?");
  if (current?.path !== path) {
    enter(path);
  }
  current.view.show(new URLSearchParams(query));
}

function enter(path) {
  const moved = current !== null;
  const focused = main.contains(document.activeElement) ? document.activeElement.closest("select")?.value : null;
  current?.view.leave?.();
  current = { path, view: viewOf(path) };
  main.replaceChildren(current.view.element);
  document.title = `${current.view.title} – Music store on Interflux`;
  markLink(path);
  if (moved) {
    (focused === path ? main.querySelector("select") : main.querySelector("h1"))?.focus();
    scrollTo(0, 0);
  }
}

/** Both exports are in one section. */
function markLink(path) {
  const section = path.replace(/^\/export\/.*/, "/export/playlist-tracks");
  for (const link of links) {
    link.toggleAttribute("aria-current", false);
    if (link.hash === `#${section}`) {
      link.setAttribute("aria-current", "page");
    }
  }
}

document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});
addEventListener("hashchange", route);
route();
