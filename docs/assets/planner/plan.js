// From texts to choices, to dates, to a file, as `plans export` does: the twin of schedule.py,
// workdays.py, exports/ics.py and csv.py, where the reasons stand. A day is a whole number, counted
// from 1970-01-01; nothing here knows a page, a clock or a zone.

// Days

const MS = 86_400_000
const TO_1970 = 719_163 // Python's ordinal of 1970-01-01

/** Return a day as 2027-01-04. */
export const isoOf = (day) => new Date(day * MS).toISOString().slice(0, 10)

/** Return the day of such a text, undefined where the calendar has none. */
export function dayOf(text) {
  const day = Date.parse(`${text}T00:00:00Z`) / MS
  // A browser may take 31 February for 3 March.
  return text > '0001' && day > -TO_1970 && isoOf(day) === text ? day : undefined
}

/** Return 0 for a Monday to 6 for a Sunday. */
export const weekday = (day) => (day + TO_1970 + 6) % 7

/** Return the first and the last day of planned tasks. */
export const endsOf = (tasks) => [
  Math.min(...tasks.map(({ first }) => first)),
  Math.max(...tasks.map(({ last }) => last)),
]

// Choices

// A date stands by itself: neither 12027-01-06 nor 2027-01-06-08 holds one.
const DATES = /(?<![\p{L}\p{N}_-])\d{4}-\d\d-\d\d(?![\p{L}\p{N}_-])/gu

// As in characters.py.
const FORBIDDEN =
  /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu

/**
 * Return the choices that texts make, and notes on what is ignored. The keys are those of the
 * address; `day` is undefined where `date` is no day.
 */
export function readChoices(texts, template) {
  const notes = []
  const ignore = (what) => notes.push(`Ignored: ${what}.`)
  function ignoreWords(words, why) {
    const more = words.length > 5 ? ` and ${words.length - 5} more` : ''
    if (words.length) ignore(`${words.slice(0, 5).map(quoted).join(', ')}${more}; ${why}`)
  }
  function oneOf(key, ...words) {
    const text = texts[key] || words[0]
    if (words.includes(text)) return text
    ignore(`${key} ${quoted(text)}; it can be ${words.join(', ')}`)
    return words[0]
  }

  const day = dayOf(texts.date)
  if (texts.date && day === undefined) ignore(`${quoted(texts.date)}, which is no day`)

  const holidays = new Set()
  const rest = texts.holidays?.replace(DATES, (word) => {
    const day = dayOf(word)
    if (day === undefined) return word
    holidays.add(day)
    return ' '
  })
  const others = wordsOf(rest, /[\s,;]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  ignoreWords(others, 'a holiday is written 2027-01-06')

  const ids = template.tasks.map((task) => task.id)
  const words = wordsOf(texts.skip, ',')
  ignoreWords(words.filter((word) => !ids.includes(word)), 'no task has that id')
  const skip = new Set(ids.filter((id) => words.includes(id)))
  if (skip.size === ids.length) {
    ignore('leaving out every task')
    skip.clear()
  }

  let name = strip(texts.name ?? '')
  if ([...name].length > 60 || name.search(FORBIDDEN) >= 0) {
    ignore('a plan name of more than 60 characters, or with invisible ones')
    name = ''
  }

  const { anchor, weekends } = template
  const choices = {
    day,
    by: oneOf('by', ...(anchor === 'event' ? ['start'] : ['start', 'finish'])),
    weekends: oneOf('weekends', ...new Set([weekends, 'keep', 'move', 'workdays'])),
    holidays: [...holidays].sort((one, other) => one - other),
    reminder: oneOf('reminder', 'none', 'evening-before', 'day-before', 'week-before'),
    skip,
    name,
  }
  return { choices, notes }
}

/** Return the choices as the query of an address that people can read. */
export function queryOf(choices, template) {
  const usual = { by: 'start', weekends: template.weekends, reminder: 'none' }
  const texts = {
    date: isoOf(choices.day),
    ...choices,
    holidays: choices.holidays.map(isoOf).join(),
    skip: [...choices.skip].join(),
    day: '',
  }
  const pairs = Object.entries(texts).filter(([key, text]) => text && text !== usual[key])
  return `?${new URLSearchParams(pairs)}`.replaceAll('%2C', ',')
}

const wordsOf = (text, separator) => (text ?? '').split(separator).map(strip).filter(Boolean)

const quoted = (text) => `“${[...text.replace(FORBIDDEN, '�')].slice(0, 40).join('')}”`

// Dates

const EARLIEST = dayOf('1970-01-01')
const LATEST = dayOf('2199-12-31')

/**
 * Return the plan, undefined without an anchor day in the years 1970 to 2199. `all` has every task
 * with its first and last day, both included, `tasks` those that are not left out.
 */
export function planOf(template, choices) {
  const { by, day, weekends, skip } = choices
  const days = workdays(choices.holidays)
  const datesFrom = (day) => taskDates(template, day, weekends, days)
  const isLate = (start) => datesFrom(start).some(([, last]) => last > day)
  const anchorDay = by === 'finish' ? firstWhere(isLate, EARLIEST, LATEST + 2) - 1 : day
  if (!(anchorDay >= EARLIEST && anchorDay <= LATEST)) return undefined
  const all = datesFrom(anchorDay).map(([first, last], index) => {
    return { number: index + 1, task: template.tasks[index], first, last }
  })
  const tasks = all.filter(({ task }) => !skip.has(task.id))
  return { template, choices, anchorDay, all, tasks }
}

/** Return the first and last day of each task, both included. */
export function taskDates({ tasks, anchor }, anchorDay, weekends, days) {
  if (weekends === 'keep') return tasks.map((task) => asTheyFall(task, anchorDay))
  const origin = anchor === 'event' ? anchorDay : days.onOrAfter(anchorDay)
  return tasks.map((task) => {
    const { unit, first, until, duration } = task
    const isEvent = anchor === 'event' && first === 0 && until === null
    if (unit !== 'day' || (weekends === 'move' && !isEvent)) return moved(task, anchorDay, days)
    const start = days.step(origin, first)
    return [start, until === null ? days.step(start, duration - 1) : days.step(origin, until - 1)]
  })
}

function asTheyFall({ unit, first, until, duration }, anchorDay) {
  const start = offset(anchorDay, unit, first)
  return [start, until === null ? start + duration - 1 : offset(anchorDay, unit, until) - 1]
}

function moved(task, anchorDay, days) {
  const [first, last] = asTheyFall(task, anchorDay)
  if (task.until !== null) {
    const start = days.onOrAfter(first)
    return [start, Math.max(start, days.onOrBefore(last))]
  }
  const start = task.first < 0 ? days.onOrBefore(first) : days.onOrAfter(first)
  return [start, days.step(start, task.duration - 1)]
}

function offset(day, unit, count) {
  if (unit !== 'month') return day + count * (unit === 'week' ? 7 : 1)
  const date = new Date(day * MS)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count]
  return Math.min(Date.UTC(year, month, date.getUTCDate()), Date.UTC(year, month + 1, 0)) / MS
}

/** Return the first number in [from, to) that passes a test which all later ones pass. */
function firstWhere(test, from, to) {
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (test(middle)) to = middle
    else from = middle + 1
  }
  return from
}

function workdays(holidays) {
  const ranks = holidays.filter((day) => weekday(day) < 5).map(rankOf)
  function step(day, count) {
    if (count === 0) return day
    const before = rankOf(count > 0 ? day : day - 1)
    let rank = before + count + (count < 0 ? 1 : 0)
    let at = firstWhere((index) => ranks[index] > before, 0, ranks.length)
    if (count > 0) while (ranks[at++] <= rank) rank++
    else while (ranks[--at] >= rank) rank--
    return 7 * Math.floor((rank - 1) / 5) + ((rank - 1) % 5) + 1 - TO_1970
  }
  return { step, onOrAfter: (day) => step(day - 1, 1), onOrBefore: (day) => step(day + 1, -1) }
}

function rankOf(day) {
  const days = day + TO_1970
  return 5 * Math.floor(days / 7) + Math.min(days % 7, 5)
}

// Files

/** Return a text without white space at its ends, of which U+FEFF is none in Python. */
const strip = (text) => text.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/g, '')

const signOff = ({ sign_off }) => (sign_off === true ? 'Yes' : sign_off)

/** Return the spreadsheet, with its byte order mark. */
export function csvOf({ tasks }) {
  const rows = tasks.map(({ number, task, first, last }) =>
    [
      number,
      task.title,
      task.category,
      task.points,
      task.when,
      isoOf(first),
      isoOf(last),
      last - first + 1,
      signOff(task),
      task.role,
      strip(task.details ?? ''),
    ].map(cell),
  )
  const columns = 'No.,Task,Category,Points,When,Start,End,Days,Sign-off,Role,Details'
  return `\ufeff${[columns, ...rows].join('\r\n')}\r\n`
}

function cell(value) {
  const text = String(value ?? '').replace(/^[=+\-@＝＋－＠\t\r\n]/, "'$&")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const TRIGGERS = { 'evening-before': '-PT6H', 'day-before': '-PT15H', 'week-before': '-P6DT15H' }

/** Return the calendar file; `stamp` is its DTSTAMP, such as 20270101T000000Z. */
export function icsOf({ template, choices, anchorDay, tasks }, stamp) {
  const { slug, page, host } = template
  const { name } = choices
  const title = escaped(name || template.title)
  const run = digitsOf(anchorDay) + (name && `.${encoded(name)}`)
  const trigger = TRIGGERS[choices.reminder]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plan Catalogue//Plan Catalogue//EN',
    'CALSCALE:GREGORIAN',
  ]
  if (tasks.length > 1) lines.push(`NAME:${title}`, `X-WR-CALNAME:${title}`)
  for (const { task, first, last } of tasks) {
    const summary = escaped(task.title)
    lines.push(
      'BEGIN:VEVENT',
      `UID:${slug}.${task.id}.${run}@${host}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${digitsOf(first)}`,
      `DTEND;VALUE=DATE:${digitsOf(last + 1)}`,
      `SUMMARY:${summary}`,
      `DESCRIPTION:${escaped(descriptionOf(task, page))}`,
      `CATEGORIES:${task.category}`,
      `URL:${page}#${task.id}`,
      'TRANSP:TRANSPARENT',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    )
    if (trigger) {
      lines.push('BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${summary}`)
      lines.push(`TRIGGER:${trigger}`, 'END:VALARM')
    }
    lines.push('END:VEVENT')
  }
  lines.push('END:VCALENDAR')
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function descriptionOf(task, page) {
  const facts = [`Points: ${task.points}`]
  if (task.role) facts.push(`Role: ${task.role}`)
  if (task.sign_off) facts.push(`Sign-off: ${signOff(task)}`)
  const parts = [facts.join('\n'), page]
  if (task.subtasks.length) parts.unshift(task.subtasks.map((step) => `• ${step}`).join('\n'))
  if (task.details !== null) parts.unshift(task.details)
  return parts.join('\n\n')
}

const digitsOf = (day) => isoOf(day).replaceAll('-', '')

const escaped = (text) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

/** Encode all but the unreserved characters of RFC 3986, 2.3. */
function encoded(text) {
  const percent = (it) => `%${it.charCodeAt().toString(16).toUpperCase()}`
  return encodeURIComponent(text).replace(/[!'()*]/g, percent)
}

/** Fold a line at 75 octets of UTF-8, never inside a character. */
function folded(line) {
  let text = ''
  let octets = 0
  for (const it of line) {
    const code = it.codePointAt()
    octets += 1 + (code > 0x7f) + (code > 0x7ff) + (code > 0xffff)
    if (octets > 75) {
      text += '\r\n '
      octets = 1 + new TextEncoder().encode(it).length
    }
    text += it
  }
  return text
}
