/** A body of one JSON object a line, read as fast as it is asked for: who does not call `read` stops the server. */

import { ask, Problem } from "./api.js";

/** The status was a success already when the rest failed, so that nothing else tells of it. */
function brokenOff(failure) {
  throw failure.name === "AbortError" ? failure : new Problem({
    title: "The stream broke off",
    detail: "The service or the network has ended it before its last row. Start it again.",
  });
}

export class Lines {
  #path;
  #reader;
  #abort = new AbortController();
  #decoder = new TextDecoder();
  #begun = "";
  #gate = null;
  #goOn = null;

  bytes = 0;

  /** The stream at a path, which is asked for by `open`. */
  constructor(path) {
    this.#path = path;
  }

  async open() {
    const response = await ask(this.#path, { signal: this.#abort.signal });
    this.#reader = response.body.getReader();
  }

  /** Nothing more is read until `resume`; what is on its way fills the buffers, and then the server waits. */
  pause() {
    this.#gate ??= new Promise(resolve => { this.#goOn = resolve; });
  }

  resume() {
    this.#goOn?.();
    this.#gate = null;
  }

  /** Ends the request; the server ends its query. */
  cancel() {
    this.#abort.abort();
    this.resume();
  }

  /** The rows of the next piece that has arrived, or `null` at the end. */
  async read() {
    await this.#gate;
    const { done, value } = await this.#reader.read().catch(brokenOff);
    const parts = done ? [this.#begun, ""] : this.#split(value);
    this.#begun = parts.pop();
    return done && parts[0] === "" ? null : parts.map(line => JSON.parse(line));
  }

  #split(piece) {
    this.bytes += piece.length;
    return (this.#begun + this.#decoder.decode(piece, { stream: true })).split("\n");
  }
}
