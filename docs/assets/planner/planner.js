// The page of a template: takes choices, shows the plan that they make, gives its files.

import { count, lengthOf } from '../common.js'
import { csvOf, icsOf, planOf, queryOf, readChoices, taskDates } from './plan.js'
import { dayOf, endsOf, isoOf, weekday } from './plan.js'
import { pictureOf } from './timeline.js'

const find = (selector, parent = document) => parent.querySelector(selector)
const findAll = (selector) => [...document.querySelectorAll(selector)]

const template = JSON.parse(find('#plan_data').textContent)
const categories = [...new Set(template.tasks.map((task) => task.category))]
const hueOf = (category) => categories.indexOf(category) + 1
const words = wordsIn(navigator.languages)

const form = find('#plan_form')
const fields = form.elements
const boxes = findAll('.pc-tasks input')
const rows = findAll('.pc-tasks tbody tr')

let plan // the last good one, which the page shows
let search // of the address that the choices were last read from or written to
let lastField // typing in one text field is one step of the history
let month = 0 // the first day of the month view
let now // the visitor's day
let facts // what is said of the plan
let timer
let copied // the text to copy; a text field changes line ends

// Choices

function readAddress() {
  if (location.search === search) return // a link within the page
  search = location.search
  lastField = undefined
  const texts = { date: template.date, ...Object.fromEntries(new URLSearchParams(search)) }
  const { choices, notes } = readChoices(texts, template)
  const usual = { ...choices, day: dayOf(template.date) }
  plan = planOf(template, choices.day === undefined ? usual : choices)
  if (!plan) {
    notes.push(outside(choices))
    plan = planOf(template, { ...usual, by: 'start' })
  }
  const { day, holidays, skip } = plan.choices
  const values = { ...plan.choices, date: isoOf(day), holidays: holidays.map(isoOf).join(', ') }
  for (const key in values) if (fields[key]) fields[key].value = values[key]
  for (const box of boxes) box.checked = !skip.has(box.value)
  show(notes)
}

function readForm({ target }) {
  if (target.form !== form) return
  const skip = boxes.filter((box) => !box.checked).map((box) => box.value)
  if (skip.length === boxes.length) {
    target.checked = true
    return say('A plan keeps at least one task.')
  }
  const texts = { ...Object.fromEntries(new FormData(form)), skip: skip.join() }
  const { choices, notes } = readChoices(texts, template)
  const made = planOf(template, choices)
  if (!made) {
    fields.take.disabled = true
    const why = choices.day === undefined ? 'This is no day.' : outside(choices)
    return say(why, 'The plan stays as it was:')
  }
  plan = made
  search = queryOf(choices, template)
  const isTyping = target === lastField && target.type === 'text'
  const step = isTyping ? 'replaceState' : 'pushState'
  if (search !== location.search) history[step](null, '', search + location.hash)
  lastField = target
  if (search.length > 2000) notes.push('The link is so long that some programs will cut it.')
  show(notes)
}

const outside = ({ by, day }) =>
  `${words.date(day)} as the ${by}: it would begin outside the years 1970 to 2199.`

// The page

function show(notes) {
  const { choices, anchorDay, all, tasks } = plan
  now = today()
  const { remarks, sentences } = remarksOn(plan)
  all.forEach(({ task, first, last }, index) => {
    const row = rows[index]
    row.classList.toggle('pc-tasks--out', choices.skip.has(task.id))
    const ends = last > first ? [timeOf(first), ' to ', timeOf(last)] : [timeOf(first)]
    find('.pc-tasks__date', row).replaceChildren(...ends)
    find('.pc-remarks', row).replaceChildren(...remarks[index].map((text) => made('p', text)))
  })
  find('#plan_label').textContent = choices.by === 'finish' ? 'Finish by' : template.day_label
  fields.take.disabled = false
  find('#plan_called').textContent = choices.name
  find('caption time').replaceWith(timeOf(anchorDay))

  let kept
  for (const weekends of ['keep', 'move', 'workdays']) {
    const other = planOf(template, { ...choices, weekends })
    kept ??= other
    find(`#plan_effect_${weekends}`).textContent = other ? effectOf(other, kept) : ''
  }

  const [first, last] = endsOf([...tasks, { first: anchorDay, last: anchorDay }])
  const sum = (tasks) => tasks.reduce((points, { task }) => points + task.points, 0)
  const sums = categories.map((it) => sum(tasks.filter(({ task }) => task.category === it)))
  const length = lengthOf(last - first + 1)
  const figures = [count(tasks.length, 'task'), length, count(sum(tasks), 'point')]
  findAll('.pc-figures li').forEach((item, index) => (item.textContent = figures[index]))
  findAll('.pc-points li').forEach((item, index) => {
    item.children[1].firstChild.data = sums[index]
    find('rect', item).setAttribute('width', `${(100 * sums[index]) / Math.max(1, ...sums)}%`)
  })

  const { width, height, parts } = pictureOf(plan, hueOf, words, now)
  const picture = find('.pc-picture')
  picture.setAttribute('height', height)
  picture.replaceChildren(...parts)
  find('.pc-fit__width').setAttribute('width', width)
  find('#plan_text').hidden = true
  showMonth(month)
  facts = [...sentences, ...notes]
  say()
}

/** Show the month that a day lies in, or the plan's nearest to it. */
function showMonth(day) {
  const [first, last] = endsOf(plan.tasks)
  month = firstOf(Math.max(first, Math.min(day, last)))
  const end = firstOf(month + 31)
  write('#plan_month', words.month(month))
  const [earlier, later] = findAll('.pc-month button')
  earlier.ariaDisabled = first >= month
  later.ariaDisabled = last < end
  const { firstDay = 1 } = new Intl.Locale(navigator.language).getWeekInfo?.() ?? {}
  const start = month - ((weekday(month) + 8 - firstDay) % 7)
  const weeks = [made('li')]
  for (let at = start; at < start + 7; at++) weeks[0].append(made('span', words.marks.weekday(at)))
  for (let day = start; day < end; day += 7) {
    const week = made('li')
    for (let at = day; at < day + 7; at++) {
      const cell = made('span', at >= month && at < end ? words.marks.week(at) : '')
      cell.className = at === now ? 'pc-month__today' : weekday(at) > 4 ? 'pc-month__off' : ''
      week.append(cell)
    }
    for (const { task, first, last } of plan.tasks) {
      const [from, to] = [Math.max(first, day, month), Math.min(last, day + 6, end - 1)]
      if (from > to) continue
      const bar = made('a', task.title)
      bar.href = `#${task.id}`
      bar.title = `${task.title}: ${words.span(first, last)}`
      bar.className = `pc-hue-${hueOf(task.category)}`
      bar.style.gridColumn = `${from - day + 1} / ${to - day + 2}`
      week.append(bar)
    }
    weeks.push(week)
  }
  find('.pc-month ol').replaceChildren(...weeks)
}

const firstOf = (day) => dayOf(`${isoOf(day).slice(0, 8)}01`)

/** Say sentences, then what is said of the plan, once the visitor pauses. */
function say(...sentences) {
  clearTimeout(timer)
  timer = setTimeout(() => write('#plan_said', [...sentences, ...facts].join('\n')), 250)
}

function write(selector, text) {
  const element = find(selector)
  if (element.textContent !== text) element.textContent = text
}

function timeOf(day) {
  const time = made('time', words.date(day))
  time.dateTime = isoOf(day)
  time.lang = navigator.language
  return time
}

function made(name, text = '') {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

/** Return the visitor's own day: no date depends on it. */
function today() {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' }
  return dayOf(new Intl.DateTimeFormat('sv', parts).format())
}

// Words

/** Return how days are written, always in the calendar of the files. */
function wordsIn(languages) {
  const format = (parts) => {
    const options = { ...parts, timeZone: 'UTC', calendar: 'gregory' }
    const { format } = new Intl.DateTimeFormat(languages, options)
    return (day) => format(day * 86_400_000)
  }
  const [weekday, day, month, year] = ['short', 'numeric', 'short', 'numeric']
  const date = format({ weekday, day, month, year })
  const marks = {
    day: format({ weekday, day }),
    week: format({ day }),
    weekday: format({ weekday }),
    month: format({ month }),
    quarter: format({ month }),
    year: format({ year }),
  }
  const periods = { month: format({ month, year }), year: marks.year }
  const span = (first, last) => date(first) + (last > first ? ` to ${date(last)}` : '')
  return { date, span, marks, periods, month: format({ month: 'long', year }) }
}

const SAID = {
  past: 'lie* before today',
  moved: 'move* for weekends and holidays',
  early: 'begin* before what should come first',
  orphan: 'wait* for what is left out',
}

/** Return remarks on each task, and sentences on all. */
function remarksOn({ choices, anchorDay, all, tasks }) {
  const usual = taskDates(template, anchorDay, 'keep')
  const said = { past: new Set(), moved: new Set(), early: new Set(), orphan: new Set() }
  const remarks = all.map(({ task, first, last }, index) => {
    if (choices.skip.has(task.id)) return ['Left out']
    const texts = []
    const add = (kind, text) => said[kind].add(index) && texts.push(text)
    if (last < now) add('past', 'Before today')
    const [from, to] = usual[index]
    if (first !== from || last !== to) add('moved', `Moved from ${words.span(from, to)}`)
    for (const other of all.filter(({ task: { id } }) => task.after.includes(id))) {
      const title = `“${other.task.title}”`
      if (choices.skip.has(other.task.id)) add('orphan', `Waits for ${title}, which is left out`)
      else if (first < other.first) add('early', `Begins before ${title}, which it waits for`)
    }
    return texts
  })
  const start = choices.by === 'finish' ? `, starting ${words.date(anchorDay)}` : ''
  const sentences = [`${count(tasks.length, 'task')}: ${words.span(...endsOf(tasks))}${start}.`]
  for (const kind in said) {
    const { size } = said[kind]
    const verb = SAID[kind].replace('*', size === 1 ? 's' : '')
    if (size) sentences.push(`${count(size, 'task')} ${verb}.`)
  }
  return { remarks, sentences }
}

function effectOf({ choices, tasks }, kept) {
  const [first, last] = endsOf(tasks)
  const end = choices.by === 'finish' ? `Starts ${words.date(first)}` : `Ends ${words.date(last)}`
  const moved = tasks.filter((planned, index) => {
    const other = kept.tasks[index]
    return planned.first !== other.first || planned.last !== other.last
  })
  return `${end}; ${moved.length || 'none'} of ${count(tasks.length, 'task')} on other days.`
}

// Files

// Browsers that lose files of a script: inside other apps, and on an iPhone all but Safari.
const LOSES = /; wv\)|CriOS|FxiOS|EdgiOS|GSA\/|iP(hone|ad)(?!.* Safari)/

function textOf(kind) {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  return kind === 'ics' ? icsOf(plan, stamp) : csvOf(plan)
}

function fileOf(kind, text) {
  const type = `text/${kind === 'ics' ? 'calendar' : 'csv'};charset=utf-8`
  return new File([text], `${template.slug}-${isoOf(plan.anchorDay)}.${kind}`, { type })
}

function take(kind) {
  const text = textOf(kind)
  const file = fileOf(kind, text)
  find('#plan_import').open = kind === 'ics'
  try {
    const link = made('a')
    link.href = URL.createObjectURL(file)
    link.download = file.name
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(link.href), 40_000) // Safari asks first
    say(`${file.name} has ${count(plan.tasks.length, 'task')}.`)
    offer(text, LOSES.test(navigator.userAgent))
  } catch {
    offer(text, true)
  }
}

async function share() {
  const text = textOf('ics')
  try {
    await navigator.share({ files: [fileOf('ics', text)] })
  } catch ({ name }) {
    if (name !== 'AbortError') offer(text, true)
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    say('Copied.')
  } catch {
    offer(text, true)
  }
}

/** Offer a text to copy, opened where nothing else may work. */
function offer(text, isNeeded) {
  if (isNeeded) say('This browser may not take it from a page: copy the text below.')
  copied = text
  const box = find('#plan_text')
  box.hidden = false
  box.open = isNeeded
  find('textarea', box).value = text
}

const ACTIONS = {
  ics: () => take('ics'),
  csv: () => take('csv'),
  link: () => copy(location.href.split(/[?#]/)[0] + queryOf(plan.choices, template)),
  share,
  print: () => print(),
  copy: () => copy(copied),
  earlier: () => showMonth(month - 1),
  later: () => showMonth(month + 31),
}

addEventListener('input', readForm)
addEventListener('click', ({ target }) => ACTIONS[target.name]?.())
addEventListener('popstate', readAddress)
form.addEventListener('submit', (event) => event.preventDefault())
readAddress()
for (const field of fields) field.disabled = false
fields.share.hidden = !navigator.canShare?.({ files: [fileOf('ics', '')] })
find('.pc-month').hidden = false
