/** The reporting tree: who reports to whom. */

import { json } from "./api.js";
import { h } from "./dom.js";
import { plural } from "./format.js";
import { showPlan } from "./plan.js";
import { announce, problem } from "./tell.js";

const PATH = "/employees/tree";

export function reportingTree() {
  const chart = h("div");
  const element = h("div", { class: "view" },
    h("h1", { tabindex: "-1" }, "Reporting tree"),
    h("p", { class: "lead" }, "An association of employees with themselves, followed as deep as there are rows: one statement for each level, each row read once."),
    h("code", { class: "request" }, h("b", {}, "GET "), PATH),
    chart);

  async function show(parameters) {
    showPlan(PATH, parameters);
    try {
      const heads = await json(PATH);
      chart.replaceChildren(h("ul", { class: "tree" }, heads.map(person)));
      announce(`Reporting tree: ${plural(heads.map(size).reduce((a, b) => a + b, 0), "employee")}`);
    } catch (error) {
      chart.replaceChildren(problem(error));
    }
  }

  return { element, title: "Reporting tree", show };
}

const size = employee => 1 + (employee.reports ?? []).map(size).reduce((a, b) => a + b, 0);

function person(employee) {
  const reports = employee.reports ?? [];
  return h("li", {},
    h("div", { class: "person" },
      h("span", { class: "initials", "aria-hidden": "true" }, employee.firstName[0] + employee.lastName[0]),
      h("div", {},
        h("strong", {}, `${employee.firstName} ${employee.lastName}`),
        h("p", { class: "facts" }, [employee.title, employee.city].filter(fact => fact).join(" · ")))),
    reports.length > 0 && h("ul", {}, reports.map(person)));
}
