/** Importing lines of JSON: all of them or none, with progress, and the line that was refused. */

import { json } from "./api.js";
import { h } from "./dom.js";
import { count, plural } from "./format.js";
import { noPlan } from "./plan.js";
import { announce, problem } from "./tell.js";

const SAMPLES = {
  artists: '{"id": 1001, "name": "The Batches"}\n{"id": 1002, "name": "Keyset & the Windows"}\n',
  "playlist-tracks": '{"playlistId": 2, "trackId": 1}\n{"playlistId": 2, "trackId": 99999}\n',
  "order-lines": "",
};

export function upload() {
  const what = h("select", { change: () => { text.value = SAMPLES[what.value]; } },
    Object.keys(SAMPLES).map(name => h("option", { value: name }, name.replace("-", " "))));
  const existing = h("select", {}, ["fail", "skip", "update"].map(name => h("option", { value: name }, name)));
  const file = h("input", { type: "file", accept: ".ndjson,.jsonl,application/x-ndjson" });
  const text = h("textarea", { spellcheck: "false", "aria-describedby": "import-hint" });
  const button = h("button", { class: "first" }, "Import");
  const place = h("div", { class: "view" });
  text.value = SAMPLES.artists;
  const element = h("div", { class: "view" },
    h("h1", { tabindex: "-1" }, "Import"),
    h("p", { class: "lead", id: "import-hint" }, "One JSON object a line, from a file or from the field. The body is read at the pace of the database, and nothing of it stays if a line is refused."),
    h("form", { class: "asking", submit: send },
      h("label", {}, h("span", {}, "Rows"), what),
      h("label", {}, h("span", {}, "A row that is there"), existing),
      h("label", {}, h("span", {}, "File"), file),
      h("fieldset", {}, h("label", { class: "lines" }, h("span", {}, "Lines, where no file is chosen"), text)),
      h("div", { class: "buttons" }, button)),
    place);

  async function send(event) {
    event.preventDefault();
    const body = file.files[0] ?? new Blob([text.value]);
    const id = crypto.randomUUID?.() ?? `00000000-0000-4000-8000-${Date.now().toString(16).padStart(12, "0")}`;
    button.disabled = true;
    const following = follow(id, place);
    try {
      const { written } = await json(`/import/${what.value}?existing=${existing.value}&progress=${id}`, {
        method: "POST", headers: { "Content-Type": "application/x-ndjson" }, body,
      });
      place.replaceChildren(h("p", { class: "done" }, h("strong", {}, "Imported. "), `${plural(written, "row")} written.`));
      announce(`Imported: ${plural(written, "row")} written`);
    } catch (error) {
      place.replaceChildren(problem(error, await refused(error, body)));
    } finally {
      following.close();
      button.disabled = false;
      button.focus();
    }
  }

  return { element, title: "Import", show: () => noPlan("An import has no plan: rows go into the table by COPY on PostgreSQL, by inserts of many rows on H2.") };
}

/** The line that a problem names. */
async function refused(error, body) {
  const number = error.details?.line;
  if (!number || body.size > 5e6) {
    return null;
  }
  const line = (await body.text()).split("\n")[number - 1];
  return line === undefined ? null : h("pre", {}, `${number}: ${line.slice(0, 300)}`);
}

/** Shows how far the import of that id is, as the service tells it. */
function follow(id, place) {
  const bar = h("progress", { "aria-label": "Import" });
  const told = h("p", { class: "facts" }, "The upload begins");
  place.replaceChildren(bar, told);
  const events = new EventSource(`import/progress/${id}`);
  events.addEventListener("progress", event => {
    const { rows, rowsPerSecond } = JSON.parse(event.data);
    told.textContent = `${plural(rows, "row")} taken, ${count(rowsPerSecond)} a second`;
  });
  events.addEventListener("end", () => events.close());
  return events;
}
