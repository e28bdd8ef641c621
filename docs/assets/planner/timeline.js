// The picture of a plan: the twin of timeline.py, where units and reasons stand, and of
// picture.html.j2. Places are whole numbers, so that both come to the same ones.

import { endsOf, isoOf, weekday } from './plan.js'

const { floor, max, min } = Math
const WIDTH = 10000
const LEAST_BAR = 120
const HEADER = 46
const ROW = 30
const GAP = 3

// Of plans of so many days at most: what has a label, a line, a period, and a label's room.
const TIERS = [
  [10, 'day', 'day', 'month', 35],
  [112, 'week', 'week', 'month', 15],
  [300, 'month', 'month', 'year', 25],
  [900, 'quarter', 'month', 'year', 25],
  [Infinity, 'year', 'year', '', 30],
]

const BEGINS = {
  day: () => true,
  week: (day) => weekday(day) === 0,
  month: (day) => /-01$/.test(isoOf(day)),
  quarter: (day) => /(01|04|07|10)-01$/.test(isoOf(day)),
  year: (day) => /01-01$/.test(isoOf(day)),
}

/** Return the parts of the picture's element, its height, and the width that it asks for. */
export function pictureOf({ template, anchorDay, tasks }, hueOf, words, today) {
  const [start, last] = endsOf([...tasks, { first: anchorDay, last: anchorDay }])
  const days = last + 1 - start
  const x = (day) => floor(((day - start) * WIDTH) / days)
  const widths = tasks.map(({ task }) => textWidth(task.title) + GAP)
  const bold = floor((textWidth(template.day_label) * 9) / 8) + GAP
  const width = max(210, bold, ...widths)
  const height = HEADER + tasks.length * ROW
  const roomOf = (tenths) => floor((tenths * WIDTH) / width)

  function label(text, name, y, from, to, textWidth) {
    const room = roomOf(textWidth)
    const isLeft = from + room > WIDTH && to >= room
    return textAt(isLeft ? to : min(from, WIDTH - room), isLeft ? -GAP : GAP, y, name, text)
  }

  function beginsOf(unit) {
    const found = []
    // A plan of centuries is valid, and has many days.
    const step = (day) => (unit === 'year' && BEGINS.month(day) ? 28 : 1)
    for (let day = start; day <= last; day += step(day)) if (BEGINS[unit](day)) found.push(day)
    return found
  }

  const [, unit, step, period, room] = TIERS.find(([most]) => days <= most)
  const lines = []
  const marks = []
  let free = 0
  for (const day of beginsOf(step)) {
    const after = x(day) + roomOf(room)
    const isLabelled = BEGINS[unit](day) && x(day) >= free && after <= WIDTH
    if (isLabelled || step !== 'year') lines.push(line(x(day), HEADER, x(day), height))
    if (isLabelled) {
      marks.push(textAt(x(day), GAP, 40, 'mark', words.marks[unit](day)))
      free = after
    }
  }
  const begins = period ? [start, ...beginsOf(period).filter((day) => day > start)] : []
  const periods = begins.flatMap((day, index) => {
    const end = index + 1 < begins.length ? x(begins[index + 1]) : WIDTH
    const hasRoom = end - x(day) >= roomOf(period === 'month' ? 50 : 30)
    return hasRoom ? [textAt(x(day), GAP, 26, 'period', words.periods[period](day))] : []
  })
  const weekends = days > 112 ? [] : beginsOf('day').filter((day) => weekday(day) > 4)

  const bars = new Map()
  tasks.forEach(({ task, first, last }, index) => {
    const y = HEADER + index * ROW
    const to = max(x(last + 1), x(first) + LEAST_BAR)
    const [from, end] = to > WIDTH ? [min(x(first), WIDTH - LEAST_BAR), WIDTH] : [x(first), to]
    bars.set(task.id, { from, to: end, y, top: y + 17, middle: y + 21 })
  })
  const arrows = tasks.flatMap(({ task }) =>
    task.after.flatMap((id) => (bars.has(id) ? arrow(bars.get(id), bars.get(task.id)) : [])),
  )
  const drawn = tasks.map(({ task, first, last }, index) => {
    const { from, to, y, top, middle } = bars.get(task.id)
    return svg('g', { class: `pc-hue-${hueOf(task.category)}` }, [
      svg('title', {}, [`${task.title}: ${words.span(first, last)} (${task.category})`]),
      band(from, to, top, 8, 'pc-bar'),
      ...(task.sign_off ? [shape(to, middle, 'M0-5 5 0 0 5-5 0Z')] : []),
      label(task.title, 'task', y + 13, from, to, widths[index]),
    ])
  })
  const [from, to] = [x(anchorDay), x(anchorDay + 1)]
  const column = (day, to, name) =>
    band(x(day), to, HEADER, height - HEADER, `pc-picture__${name}`)
  const isIn = today >= start && today <= last
  return {
    width: em(width),
    height: em(height),
    parts: [
      ...weekends.map((day) => column(day, x(day + 1), 'weekend')),
      svg('g', { class: 'pc-picture__marks' }, lines),
      ...periods,
      ...marks,
      band(from, to, 15, height - 15, 'pc-picture__anchor'),
      label(template.day_label, 'day', 11, from, to, bold),
      svg('g', { class: 'pc-picture__arrows' }, arrows),
      ...drawn,
      ...(isIn ? [column(today, x(today) + 20, 'today')] : []),
    ],
  }
}

function textWidth(text) {
  let width = 0
  for (const it of text) {
    if (it.codePointAt() >= 0x1100) width += 11
    else if (" !'(),.:;I[]fijlrt|".includes(it)) width += 4
    else if ('%@MWmw'.includes(it)) width += 10
    else width += it >= 'A' && it <= 'Z' ? 7 : 6
  }
  return width
}

function arrow({ to: x, middle }, later) {
  if (later.from - LEAST_BAR <= x && x <= later.to) {
    const turn = max(x, later.from)
    return [
      ...(turn > x ? [line(x, middle, turn, middle)] : []),
      line(turn, middle, turn, later.top),
      shape(turn, later.top, 'M0 0-3-5H3Z'),
    ]
  }
  const [tip, head] = x < later.from ? [later.from, 'M0 0-5-3V3Z'] : [later.to, 'M0 0 5-3V3Z']
  const { middle: y } = later
  return [line(x, middle, x, y), line(x, y, tip, y), shape(tip, y, head)]
}

const em = (tenths) => `${(tenths / 10).toFixed(1)}em`

const band = (from, to, y, height, name) =>
  svg('rect', { class: name, x: from, y, width: to - from, height })

const line = (x1, y1, x2, y2) => svg('line', { x1, y1, x2, y2 })

const shape = (x, y, d) =>
  svg('svg', { class: 'pc-shape', x, y, width: '1em', height: '1em', viewBox: '0 0 10 10' }, [
    svg('path', { d }),
  ])

function textAt(x, dx, y, name, text) {
  const at = { class: `pc-picture__${name}`, x, dx, y }
  return svg('text', dx < 0 ? { ...at, 'text-anchor': 'end' } : at, [text])
}

/** Return an element; numbers are places across, others tenths of an em. */
function svg(name, attributes, children = []) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const key in attributes) {
    let value = attributes[key]
    if (value.toFixed) value = /^[xw]/.test(key) ? `${(value / 100).toFixed(2)}%` : em(value)
    element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}
