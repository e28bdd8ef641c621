// The search fields of all other pages: a few answers at once, all of them on the page of all
// templates.

import { count, lengthOf, made } from '../common.js'
import { ready } from './load.js'
import { EVERYTHING, hitsOf, queryOf } from './search.js'

const SHOWN = 6
const root = new URL('../../', import.meta.url).pathname

for (const form of document.querySelectorAll('.pc-search')) attach(form)

function attach(form) {
  const field = form.elements.q
  const found = form.querySelector('.pc-search__found')
  const said = made('p', 'pc-note')
  said.role = 'status'
  let timer
  let isWanted = false // by whoever is in the form and did not close it

  async function answer() {
    isWanted = true
    const text = field.value
    const catalogue = await ready(text).catch(() => {}) // the form itself works without
    if (!catalogue || !isWanted || text !== field.value) return
    const question = { ...EVERYTHING, text }
    const hits = text.trim() ? hitsOf(catalogue, question) : []
    const all = link(`templates/${queryOf(question)}`, `All ${count(hits.length, 'plan')}`)
    const none = hits.length ? '' : 'No plan has all of these words.'
    const items = hits.slice(0, SHOWN).map((template) => {
      const size = `${count(template.tasks, 'task')} · ${lengthOf(template.days)}`
      const note = made('span', 'pc-note', size)
      return made('li', '', link(`templates/${template.slug}/`, template.title, ' ', note))
    })
    if (hits.length > SHOWN) items.push(made('li', '', all))
    found.replaceChildren(said, made('ul', '', ...items))
    found.hidden = !text.trim()
    clearTimeout(timer)
    const sentence = none || `${count(hits.length, 'plan')}.`
    timer = setTimeout(() => (said.textContent = sentence), 250)
  }

  function close() {
    isWanted = false
    found.hidden = true
  }

  const links = () => [field, ...found.querySelectorAll('a')]
  form.addEventListener('keydown', (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }
    const at = links().indexOf(document.activeElement)
    if (event.key === 'Escape') {
      if (!found.hidden) event.preventDefault() // which would empty the field
      field.focus()
      close()
    } else if (event.key === 'ArrowDown' && found.hidden) {
      answer()
    } else if (steps[event.key] && at >= 0) {
      event.preventDefault()
      links().at((at + steps[event.key]) % links().length).focus()
    }
  })
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) close()
  })
  // Not every browser gives a link the focus that it takes from the field on a press.
  found.addEventListener('mousedown', (event) => event.preventDefault())
  field.addEventListener('focus', answer)
  field.addEventListener('input', answer)
}

function link(address, ...children) {
  const a = made('a', '', ...children)
  a.href = root + address
  return a
}
