/** The plan of the question that was asked last, drawn: steps as a tree, statements with rows and time as bars. */

import { json } from "./api.js";
import { h, svg } from "./dom.js";
import { count, plural, time } from "./format.js";
import { problem } from "./tell.js";

const place = document.getElementById("plan");
let latest = 0;

/** Asks for the plan of a path and draws it. It is analyzed, which runs the query to its end, unless `analyze` is false. */
export async function showPlan(path, parameters, analyze = true) {
  const turn = ++latest;
  place.setAttribute("aria-busy", "true");
  const asked = new URLSearchParams(parameters);
  asked.set("analyze", analyze);
  try {
    const plan = await json(`/plan${path}?${asked}`);
    draw(turn, drawing(plan, analyze, () => showPlan(path, parameters)));
  } catch (error) {
    draw(turn, problem(error));
  }
}

/** Without a question there is no plan. */
export function noPlan(text) {
  draw(++latest, h("p", { class: "lead" }, text));
}

function draw(turn, content) {
  if (turn === latest) {
    place.replaceChildren(content);
    place.removeAttribute("aria-busy");
  }
}

function drawing(plan, analyzed, analyze) {
  const steps = [plan.roots, plan.manyRoots].filter(roots => roots).flatMap(all);
  const statements = steps.flatMap(step => step.statements.map(statement => ({ step, ...statement })));
  const longest = Math.max(...statements.map(nanoseconds));
  return h("div", { class: "plan-body" },
    summary(plan, statements, analyzed),
    analyzed ? timeline(statements) : h("div", {}, h("button", { type: "button", click: analyze }, "Run it, and measure")),
    h("ol", { class: "steps", "aria-label": "Steps" }, step(plan.roots, longest)),
    plan.manyRoots && h("details", { class: "statement" },
      h("summary", {}, "In windows of more than 100 roots"),
      h("ol", { class: "steps" }, step(plan.manyRoots, longest))),
    plan.missingIndexes.map(missing));
}

const all = step => [step, ...step.beneath.flatMap(all)];

const nanoseconds = statement => statement.measured?.nanoseconds ?? 0;

const sum = (statements, what) => statements.map(what).reduce((a, b) => a + b, 0);

function summary(plan, statements, analyzed) {
  const figures = [["database", plan.database]];
  if (analyzed) {
    figures.push(
      ["statements", count(sum(statements, one => one.measured.executions))],
      ["rows read", count(sum(statements, one => one.measured.rows))],
      ["in the database", time(sum(statements, nanoseconds))]);
  } else {
    figures.push(["statements a window", trips(plan.roundTrips)]);
  }
  return h("dl", { class: "plan-figures" }, figures.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

/** How the time went by: one piece for each statement, since they follow each other on one connection. */
function timeline(statements) {
  const total = Math.max(1, sum(statements, nanoseconds));
  let from = 0;
  const pieces = statements.map(statement => {
    const width = 100 * nanoseconds(statement) / total;
    const piece = svg("rect", { class: colour(statement.step), x: from, y: 0, width, height: 10 },
      svg("title", {}, `${statement.step.path}, ${statement.role}: ${time(nanoseconds(statement))}`));
    from += width;
    return piece;
  });
  const text = statements.map(one => `${last(one.step.path)} ${time(nanoseconds(one))}`).join(", ");
  return h("figure", { class: "timeline" },
    svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img", "aria-label": `Time by statement: ${text}` }, pieces),
    h("figcaption", {}, `One connection, one statement after the other: ${text}`));
}

const colours = { JOIN: "join", BATCH: "batch", LINK_THEN_TARGET: "links", LATERAL: "lateral" };

const colour = step => colours[step.strategy] ?? "roots";

const last = path => path.slice(path.lastIndexOf(".") + 1);

function step(value, longest) {
  return h("li", {},
    h("div", { class: `step ${colour(value)}` },
      h("div", { class: "step-head" },
        h("h3", { title: value.path }, last(value.path)), h("span", { class: "strategy" }, value.strategy)),
      h("p", { class: "reason" }, sentence(value.reason)),
      value.statements.map(statement => drawnStatement(statement, longest))),
    value.beneath.length > 0 && h("ol", {}, value.beneath.map(child => step(child, longest))));
}

const sentence = text => `${text[0].toUpperCase()}${text.slice(1)}.`;

function drawnStatement(statement, longest) {
  const { measured } = statement;
  const bar = h("span");
  bar.style.inlineSize = `${100 * nanoseconds(statement) / Math.max(1, longest)}%`;
  return h("div", { class: "statement" },
    h("p", { class: "measure" }, h("strong", {}, statement.role), measures(statement).map(text => h("span", {}, text))),
    measured && h("div", { class: "bar", "aria-hidden": "true" }, bar),
    h("details", {},
      h("summary", {}, "SQL"),
      h("pre", {}, highlighted(statement.sql)),
      measured?.plan.length > 0 && h("details", {}, h("summary", {}, "The database’s own plan"), h("pre", {}, measured.plan.join("\n")))));
}

function measures({ measured, roundTrips }) {
  if (!measured) {
    return [`${trips(roundTrips)} for a window`];
  }
  return [
    `sent ${measured.executions}×`,
    measured.keys > 0 ? plural(measured.keys, "key") : null,
    plural(measured.rows, "row"),
    time(measured.nanoseconds),
  ].filter(text => text);
}

function trips({ least, most }) {
  if (most === undefined) {
    return `${least} or more`;
  }
  return least === most ? String(least) : `${least}–${most}`;
}

const CLAUSES = /\s(?=(?:FROM|WHERE|ORDER BY|LIMIT|LEFT JOIN|JOIN|AND)\b)/g;
const KEYWORDS = /\b(SELECT|FROM|WHERE|ORDER BY|LIMIT|OFFSET|LEFT JOIN|JOIN|ON|AND|OR|ANY|IS NOT NULL|IS NULL|DESC|NULLS LAST|NULLS FIRST|ROW_NUMBER|OVER|PARTITION BY)\b/;

/** A clause a line, with its keywords set off. */
function highlighted(sql) {
  return sql.replace(CLAUSES, "\n").split(KEYWORDS).map((text, index) => (index % 2 === 1 ? h("b", {}, text) : text));
}

function missing(index) {
  return h("p", { class: "missing" }, h("strong", {}, "Missing index "), h("code", {}, index.advice));
}
