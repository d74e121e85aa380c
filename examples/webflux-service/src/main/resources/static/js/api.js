/** Questions to the service. Addresses are relative to the page. */

/** An answer that is no success, as problem details (RFC 9457) tell it. */
export class Problem extends Error {
  constructor(details) {
    super(details.detail ?? details.title);
    this.details = details;
  }

  static async of(response) {
    const told = response.headers.get("Content-Type")?.includes("json");
    return new Problem(told ? await response.json() : { status: response.status, title: response.statusText });
  }
}

/** The response, if it is a success. */
export async function ask(path, options = {}) {
  const response = await fetch(path.replace(/^\//, ""), options).catch(failure => {
    throw failure.name === "AbortError" ? failure : new Problem({ title: "No answer", detail: "The service cannot be reached." });
  });
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}

export const json = async (path, options) => (await ask(path, options)).json();
