/** Numbers and times for people. */

const numbers = new Intl.NumberFormat("en");
const money = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });

export const count = number => numbers.format(number);

export const price = amount => money.format(amount);

/** 343719 milliseconds are 5:44. */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function time(nanoseconds) {
  const milliseconds = nanoseconds / 1e6;
  return milliseconds < 10 ? `${milliseconds.toFixed(2)} ms` : `${count(Math.round(milliseconds))} ms`;
}

export const bytes = number => (number < 1e6 ? `${count(Math.round(number / 1e3))} kB` : `${(number / 1e6).toFixed(1)} MB`);

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;
