/** What is told beside the content: the state to those who listen, errors to everyone. */

import { h } from "./dom.js";

const status = document.getElementById("status");

/** A polite announcement for screen readers. */
export function announce(text) {
  status.textContent = text;
}

/** An error where it happened: an alert with the problem's title and detail. */
export function problem(error, ...more) {
  const { title = "That failed", status: code } = error.details ?? {};
  return h("div", { class: "problem", role: "alert" }, h("strong", {}, code ? `${title} (${code})` : title), h("p", {}, error.message), more);
}
