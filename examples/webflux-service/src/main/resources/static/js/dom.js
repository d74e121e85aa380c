/** Elements, made of plain values: text is text, never markup. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (functions), and children; what is null or false is left out. */
export function h(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same, of a drawing. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A list of terms with figures, of which the figures can be changed: `figures.set("rows", "12")`. */
export function figures(className, names) {
  const values = new Map(names.map(name => [name, h("dd", {}, "–")]));
  const element = h("dl", { class: className }, [...values].map(([name, value]) => h("div", {}, h("dt", {}, name), value)));
  return { element, set: (name, text) => { values.get(name).textContent = text; } };
}
