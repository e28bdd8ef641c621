// What the scripts of several pages share.

/** As dates.py does: `30 days (4 weeks)`. */
export function lengthOf(days) {
  const about = (unit) => Math.floor((2 * days + unit) / (2 * unit))
  const more = days < 70 ? `${about(7)} weeks` : `${about(30)} months`
  return count(days, 'day') + (days < 21 ? '' : ` (${more})`)
}

export const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`

/** Return an element with its class and what is in it. */
export function made(name, className = '', ...children) {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...children)
  return element
}
