/** Watching an export arrive: rows, rate, the latest of them; pause, continue, cancel. */

import { figures, h, svg } from "./dom.js";
import { bytes, count, duration } from "./format.js";
import { Lines } from "./lines.js";
import { showPlan } from "./plan.js";
import { announce, problem } from "./tell.js";

const SCALES = ["0.001", "0.002", "0.005", "0.01", "0.02", "0.05", "0.1"];

/** How often figures are drawn, in milliseconds, and how many of them the curve shows. */
const BEAT = 250;
const BEATS = 80;

const LATEST = 8;

export const streams = {
  "/export/playlist-tracks": {
    label: "All playlist tracks",
    line: row => `${row.playlist.name}: ${row.track.name} – ${row.track.album?.artist.name ?? ""}`,
  },
  "/export/order-lines": {
    label: "Order lines of TPC-H",
    line: row => `Order ${row.orderKey}, line ${row.lineNumber}: ${row.quantity} × part ${row.partKey}, ${row.shipMode.toLowerCase()}`,
  },
};

export function stream(path, go) {
  const scale = h("select", {}, SCALES.map(factor => h("option", { value: factor }, `${factor}: ${count(6e6 * factor)} lines`)));
  const what = h("select", {}, Object.entries(streams).map(([key, { label }]) => h("option", { value: key }, label)));
  what.value = path;
  const gauges = figures("gauges", ["rows", "rows a second", "received", "seconds"]);
  const curve = drawnCurve();
  const latest = h("ol");
  const place = h("div", { class: "view" });
  const start = h("button", { type: "button", class: "first", click: begin }, "Start");
  const pause = h("button", { type: "button", disabled: true, click: pauseOrContinue }, "Pause");
  const cancel = h("button", { type: "button", disabled: true, click: stop }, "Cancel");
  const element = h("div", { class: "view" },
    h("h1", { tabindex: "-1" }, "Stream"),
    h("p", { class: "lead" }, "One JSON object a line, read from the database at the pace of this page. Pause it: once the buffers on the way are full, the database is not asked for more."),
    h("form", { class: "asking", submit: event => event.preventDefault(), change: () => go(what.value, parameters()) },
      h("label", {}, h("span", {}, "Rows"), what),
      path === "/export/order-lines" && h("label", {}, h("span", {}, "Scale"), scale),
      h("div", { class: "buttons" }, start, pause, cancel)),
    gauges.element, curve.element, place,
    h("section", { class: "latest", "aria-labelledby": "latest-rows" }, h("h2", { id: "latest-rows" }, "The latest rows"), latest));

  let running = null;

  const parameters = () => new URLSearchParams(what.value === "/export/order-lines" ? { scale: scale.value } : {});

  function show(asked) {
    scale.value = asked.get("scale") ?? "0.01";
    showPlan(path, asked, false);
  }

  function enable(active) {
    start.disabled = active;
    pause.disabled = cancel.disabled = !active;
    pause.textContent = "Pause";
  }

  async function begin() {
    place.replaceChildren(h("p", { class: "lead" }, "Waiting for the first rows. Order lines of a scale are generated into the database when they are first asked for."));
    enable(true);
    pause.focus();
    running = { rows: 0, seconds: 0, before: 0, paused: false, ending: "ended", lines: new Lines(`${path}?${parameters()}`) };
    const run = running;
    const beat = setInterval(() => tick(run), BEAT);
    curve.clear();
    announce("The stream begins");
    try {
      await run.lines.open();
      place.replaceChildren();
      await drain(run);
    } catch (error) {
      if (error.name !== "AbortError") {
        run.ending = "failed";
        place.replaceChildren(problem(error));
      }
    } finally {
      clearInterval(beat);
      ended(run);
    }
  }

  async function drain(run) {
    for (let rows = await run.lines.read(); rows !== null; rows = await run.lines.read()) {
      run.rows += rows.length;
      run.latest = rows.length > 0 ? rows.slice(-LATEST) : run.latest;
    }
  }

  function tick(run) {
    if (!run.paused) {
      run.seconds += BEAT / 1000;
    }
    const rate = (run.rows - run.before) * 1000 / BEAT;
    run.before = run.rows;
    curve.add(rate);
    gauges.set("rows a second", count(Math.round(rate)));
    drawFigures(run);
  }

  function drawFigures(run) {
    gauges.set("rows", count(run.rows));
    gauges.set("received", bytes(run.lines.bytes));
    gauges.set("seconds", duration(run.seconds * 1000));
    if (run.latest) {
      const first = run.rows - run.latest.length + 1;
      latest.replaceChildren(...run.latest.map((row, index) =>
        h("li", {}, h("span", { class: "number" }, count(first + index)), h("span", {}, streams[path].line(row)))));
    }
  }

  function ended(run) {
    drawFigures(run);
    gauges.set("rows a second", run.seconds > 0 ? count(Math.round(run.rows / run.seconds)) : "–");
    if (run === running && element.isConnected) {
      const focused = element.contains(document.activeElement);
      enable(false);
      if (focused) {
        start.focus();
      }
      announce(`The stream has ${run.ending} after ${count(run.rows)} rows`);
    }
  }

  function pauseOrContinue() {
    running.paused = !running.paused;
    running.paused ? running.lines.pause() : running.lines.resume();
    pause.textContent = running.paused ? "Continue" : "Pause";
    announce(running.paused ? `Paused after ${count(running.rows)} rows` : "The stream goes on");
  }

  function stop() {
    running.ending = "been cancelled";
    running.lines.cancel();
  }

  return { element, title: "Stream", show, leave: () => running?.lines.cancel() };
}

/** The rate over the last beats. */
function drawnCurve() {
  const line = svg("polyline");
  const area = svg("polygon");
  const caption = h("figcaption", {}, "Rows a second");
  const element = h("figure", { class: "rate" },
    svg("svg", { viewBox: `0 0 ${BEATS - 1} 100`, preserveAspectRatio: "none", "aria-hidden": "true" }, area, line), caption);
  let rates = [];

  function add(rate) {
    rates = [...rates, rate].slice(-BEATS);
    const most = Math.max(1, ...rates);
    const points = rates.map((value, index) => `${index},${100 - 96 * value / most}`);
    line.setAttribute("points", points.join(" "));
    area.setAttribute("points", [`0,100`, ...points, `${rates.length - 1},100`].join(" "));
    caption.textContent = `Rows a second, ${count(Math.round(most))} at most`;
  }

  return { element, add, clear: () => { rates = []; } };
}
