/** The texts of the page whose contrast to what is behind them is less than WCAG's AA asks for. */
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  const colours = new Map();

  function rgba(colour) {
    if (!colours.has(colour)) {
      colours.set(colour, painted(colour));
    }
    return colours.get(colour);
  }

  function painted(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  }

  const luminance = ({ r, g, b }) => [r, g, b]
    .map(value => value / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);

  const backgrounds = new Map();

  function behind(element) {
    if (!backgrounds.has(element)) {
      const colour = rgba(getComputedStyle(element).backgroundColor);
      const isOpaque = colour.a > 0.99 || element === document.documentElement;
      backgrounds.set(element, isOpaque ? colour : behind(element.parentElement));
    }
    return backgrounds.get(element);
  }

  function contrast(element) {
    const [bright, dark] = [rgba(getComputedStyle(element).color), behind(element)].map(luminance).sort((a, b) => b - a);
    return (bright + 0.05) / (dark + 0.05);
  }

  const isLarge = style => parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
  const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");

  return [...document.body.querySelectorAll("*")]
    .filter(element => hasText(element) && element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
    .filter(element => contrast(element) < (isLarge(getComputedStyle(element)) ? 3 : 4.5))
    .map(element => `${element.tagName} "${element.textContent.trim().slice(0, 40)}" ${contrast(element).toFixed(2)}`);
}
