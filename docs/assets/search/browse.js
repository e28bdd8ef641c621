// The page of all templates: takes a question, shows the answer, keeps it in the address.

import { count, lengthOf, made } from '../common.js'
import { ready } from './load.js'
import { EVERYTHING, PAGE_SIZE, queryOf, readQuestion, saysNothing, textOf } from './search.js'
import { facetOf, hitsOf, looser, nearest } from './search.js'

const find = (selector, parent = document) => parent.querySelector(selector)
const findAll = (selector, parent = document) => [...parent.querySelectorAll(selector)]

const form = find('#find_form')
const fields = form.elements
const root = new URL('../../', import.meta.url).pathname

let search = '' // of the address that the question was last read from or written to
let lastField // typing in one field is one step of the history
let turn = 0 // an answer that a later question has overtaken is not shown
let timer
let sentences = [] // to be said

const MISSING = 'The search did not arrive. Load the page again, or go through the list.'
const VAGUE = 'These words say too little to search for.'
const NONE = 'No plan has all of this. What you can ask instead:'

// Questions

function readAddress() {
  search = location.search
  lastField = undefined
  const text = new URLSearchParams(search).get('q') ?? ''
  return answer((catalogue) => {
    const { question, notes } = readQuestion(search, catalogue)
    fill(question)
    return [question, notes]
  }, textOf(text))
}

function readForm() {
  const value = (name) => fields[name].value
  const number = (name) => (fields[name].validity.valid ? value(name) : '')
  const range = (name) => [number(`${name}_from`), number(`${name}_to`)]
  return {
    text: textOf(value('q')),
    category: value('category'),
    anchor: value('anchor'),
    tags: findAll('[name=tags]:checked', form).map((box) => box.value),
    role: value('role'),
    days: range('days'),
    tasks: range('tasks'),
    sort: value('sort'),
    page: 1,
  }
}

function fill({ text, category, anchor, role, days, tasks, sort }) {
  const values = { category, anchor, sort }
  for (const name in values) fields[name].value = values[name]
  if (fields.q.value.trim() !== text) fields.q.value = text
  ;[fields.days_from.value, fields.days_to.value] = days
  ;[fields.tasks_from.value, fields.tasks_to.value] = tasks
  fillRoles([[role, '']], role) // the others come with the answer
}

async function ask(question, field) {
  search = queryOf(question)
  const step = field && field === lastField ? 'replaceState' : 'pushState'
  lastField = field
  if (search !== location.search) history[step](null, '', search || location.pathname)
  const isInvalid = [...fields].some((field) => field.type === 'number' && !field.validity.valid)
  const note = 'Lengths and numbers of tasks are whole numbers up to 99999.'
  return answer(() => [question, isInvalid ? [note] : []], question.text)
}

/** Show the answer unless a later question has overtaken it; tell whether it could be found. */
async function answer(questionOf, text) {
  const mine = ++turn
  const catalogue = await ready(text).catch(() => {})
  if (!catalogue) {
    if (mine === turn) say(MISSING)
    return false
  }
  const [question, notes] = questionOf(catalogue)
  const hits = hitsOf(catalogue, question)
  const better = hits.length ? '' : nearest(catalogue, question.text)
  if (better) await ready(better).catch(() => {})
  if (mine === turn) show(catalogue, question, notes, hits, better)
  return true
}

// Answers

function show(catalogue, question, notes, hits, better) {
  const pages = Math.max(1, Math.ceil(hits.length / PAGE_SIZE))
  const page = Math.min(question.page, pages)
  const shown = hits.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const list = made('ul', 'pc-cards pc-list', ...shown.map(cardOf))
  const others = pages > 1 ? [pagination(question, page, pages)] : []
  const ways = hits.length ? [] : waysOut(catalogue, question, better)
  find('#find_hits').replaceChildren(list, ...others)
  find('#find_loosen').replaceChildren(...ways)
  showFilters(catalogue, question, hits)
  const place = pages > 1 ? `, page ${page} of ${pages}` : ''
  const vague = saysNothing(catalogue, question.text) ? [VAGUE] : []
  say(...notes, ...vague, hits.length ? `${count(hits.length, 'plan')}${place}.` : NONE)
}

function cardOf(template) {
  const card = find('#find_card').content.cloneNode(true)
  const { category, title, slug, brief, tasks, days, points, anchorLabel, tags } = template
  const write = (selector, text) => (find(selector, card).textContent = text)
  const icon = find(`.pc-unscripted a[href$="/${category.key}/"] .pc-icon`).cloneNode(true)
  find('.pc-icon', card).replaceWith(icon)
  write('.pc-card__category span:last-child', category.title)
  write('.pc-card__title a', title)
  find('.pc-card__title a', card).href = `${root}templates/${slug}/`
  write('.pc-card__brief', brief)
  const figures = [count(tasks, 'task'), lengthOf(days), count(points, 'point')]
  write('.pc-card__figures', figures.join(' · '))
  if (anchorLabel) write('.pc-card__day span', anchorLabel)
  write('.pc-card__tags span:last-child', tags.join(' · '))
  return card
}

function showFilters(catalogue, question, hits) {
  const anyRole = hitsOf(catalogue, { ...question, role: '' })
  fillRoles(facetOf(anyRole, 'roles', question.role ? [question.role] : []), question.role)
  const focused = document.activeElement
  const boxes = facetOf(hits, 'tags', question.tags).map(([tag, number]) => {
    const box = made('input')
    const isChosen = question.tags.includes(tag)
    Object.assign(box, { type: 'checkbox', id: `tag_${tag}`, name: 'tags', value: tag })
    box.checked = isChosen
    const label = made('label', '', `${tag} `, made('span', 'pc-note', number))
    label.htmlFor = box.id
    return made('li', '', box, ' ', label)
  })
  find('#find_tags').replaceChildren(...boxes)
  find('.pc-tags').hidden = !boxes.length
  if (focused.name === 'tags') document.getElementById(focused.id)?.focus()
  const { category, anchor, role, tags, days, tasks } = question
  const active = [category, anchor, role, ...tags, days.join(''), tasks.join('')].filter(Boolean)
  find('#find_active').textContent = active.length ? ` (${active.length})` : ''
}

function fillRoles(roles, chosen) {
  const options = roles.map(([role, number]) => {
    const option = made('option', '', role && `${role}${number && ` (${number})`}`)
    option.value = role
    return option
  })
  const any = made('option', '', 'Any')
  any.value = ''
  fields.role.replaceChildren(any, ...options.filter((option) => option.value))
  fields.role.value = chosen
}

/** Return what may be asked instead of a question that has no answer. */
function waysOut(catalogue, question, better) {
  const mended = { ...question, text: better, page: 1 }
  const { length } = better ? hitsOf(catalogue, mended) : ''
  const ways = looser(catalogue, question)
    .filter((way) => queryOf(way.question)) // the last of them is everything
    .map((way) => [`Without ${way.without}`, way])
  if (length) ways.unshift([`Did you mean “${better}”?`, { question: mended, count: length }])
  ways.push(['Everything', { question: EVERYTHING, count: catalogue.templates.length }])
  return ways.map(([text, way]) => {
    const button = made('button', 'md-button', `${text}: ${count(way.count, 'plan')}`)
    button.type = 'button'
    button.addEventListener('click', () => goTo(way.question))
    return made('li', '', button)
  })
}

function pagination(question, page, pages) {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, pages]
  const numbers = [...new Set(near)].filter((number) => number >= 1 && number <= pages)
  const items = []
  const add = (...parts) => items.push(made('li', '', ...parts))
  const link = (number, ...parts) => {
    const a = made('a', '', ...parts)
    a.href = queryOf({ ...question, page: number }) || location.pathname
    a.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      goTo({ ...question, page: number })
    })
    return a
  }
  const hidden = (text) => made('span', 'pc-hidden', text)
  if (page > 1) add(link(page - 1, 'Previous', hidden(' page')))
  let before = 0
  for (const number of numbers) {
    if (number > before + 1) add(made('span', 'pc-pages__gap', '…'))
    before = number
    const parts = [hidden('Page '), number]
    const here = made('span', '', ...parts)
    here.ariaCurrent = 'page'
    add(number === page ? here : link(number, ...parts))
  }
  if (page < pages) add(link(page + 1, 'Next', hidden(' page')))
  const nav = made('nav', 'pc-pages', made('ol', 'pc-list pc-row', ...items))
  nav.ariaLabel = 'Pagination'
  return nav
}

/** Ask something that was not typed, and lead to its answer. */
async function goTo(question) {
  fill(question)
  await ask(question)
  lead()
}

/** Lead to what is said of the answer, which must be there by then. */
function lead() {
  write()
  find('#find_said').focus()
}

/** Say sentences once the visitor pauses. */
function say(...texts) {
  sentences = texts
  clearTimeout(timer)
  timer = setTimeout(write, 250)
}

function write() {
  clearTimeout(timer)
  if (sentences.length) find('#find_said').textContent = sentences.join('\n')
}

form.addEventListener('input', ({ target }) => ask(readForm(), target))
form.addEventListener('focusin', () => ready('').catch(() => {}), { once: true })
form.addEventListener('submit', (event) => {
  event.preventDefault()
  lead()
})
fields.clear.addEventListener('click', () => goTo({ ...EVERYTHING, sort: fields.sort.value }))
addEventListener('popstate', () => location.search !== search && readAddress())
find('.pc-find__filters').open = matchMedia('(min-width: 60em)').matches
// What a link asks must stand in the form before anybody changes it.
say(...(location.search ? ['Searching…'] : []))
if (!location.search || (await readAddress())) for (const field of fields) field.disabled = false
