// Searches the catalogue. What it reads is made by search.py, which tells how words are kept.
// Nothing here knows of the page or the network.

const SORTS = ['best', 'newest', 'shortest', 'points']
const ANCHORS = ['start', 'event']
export const PAGE_SIZE = 24 // as site.py

const SCORES = [1, 2, 4, 8] // of the places in search.py, twice for a whole word
const FACETS = { tags: 24, roles: 48 } // to choose from
const QUERY = 200 // characters of a search
const NOTES = 5

// Reading

/** Return what catalogue.json holds, with its templates in the order of their titles. */
export function catalogueOf(data) {
  const categories = data.categories.map(([key, title]) => ({ key, title }))
  const templates = data.title.map((title, index) => ({
    index,
    title,
    slug: slugOf(title, data.slug[index]),
    brief: data.brief[index],
    category: categories[data.category[index]],
    anchorLabel: data.anchorLabels[data.anchorLabel[index]],
    tasks: data.tasks[index],
    days: data.days[index],
    points: data.points[index],
    added: data.added[index],
    tags: data.tagged[index].map((tag) => data.tags[tag]),
    roles: data.rolled[index].map((role) => data.roles[role]),
  }))
  return { ...data, categories, templates, lexicons: {}, scores: new Map() }
}

/** Take a file of words into the catalogue; throws when it is of another edition. */
export function addWords(catalogue, letter, { edition, stems, found, places }) {
  if (edition !== catalogue.edition) throw new Error(`words of ${edition}`)
  let [before, place] = ['', 0]
  const gaps = found.split(' ')
  catalogue.lexicons[letter] = stems.split(' ').map((text, index) => {
    const stem = before.slice(0, numbersIn(text[0])[0]) + text.slice(1)
    before = stem
    let template = -1
    return {
      stem,
      found: numbersIn(gaps[index]).map((gap) => [(template += gap + 1), +places[place++]]),
    }
  })
}

/** Return the letters of the files of words that a text needs and the catalogue lacks. */
export function lettersFor(catalogue, text) {
  const letters = soughtIn(catalogue, text).all.map(letterOf)
  const isMissing = (letter) => catalogue.letters.includes(letter) && !catalogue.lexicons[letter]
  return [...new Set(letters)].filter(isMissing)
}

function numbersIn(text) {
  const numbers = []
  let [number, unit] = [0, 1]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const digit = code - 33 - (code > 34) - (code > 92)
    const isLast = digit < 75
    number += unit * (isLast ? digit : digit - 75)
    unit *= 17
    if (isLast) {
      numbers.push(number)
      number = 0
      unit = 1
    }
  }
  return numbers
}

function slugOf(title, slug) {
  if (typeof slug === 'string') return slug
  const words = title.toLowerCase().match(/[a-z0-9]+/g)
  return words.slice(0, words.length - slug).join('-')
}

// Words

/** Return the words of a text, in small letters and without accents. */
function wordsOf(text) {
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Return the words that a plan must have, and all that may decide its place. */
function soughtIn({ ignored, welcome }, text) {
  const all = [...new Set(wordsOf(text))].filter((word) => !ignored.includes(word))
  const needed = all.filter((word) => !welcome.includes(word))
  return { all, needed: needed.length ? needed : all }
}

const letterOf = (word) => (/^[a-z]/.test(word) ? word[0] : '0')

/** Return how well each template answers a word, by its place in the catalogue; 0 is not at all. */
function scoresOf(catalogue, word) {
  const known = catalogue.scores.get(word)
  if (known) return known
  const scores = new Uint8Array(catalogue.templates.length)
  if (catalogue.scores.size > QUERY) catalogue.scores.clear()
  if (catalogue.lexicons[letterOf(word)]) catalogue.scores.set(word, scores)
  const forms = [word]
  if (/..[^aeiou]y$/.test(word)) forms.push(word.replace(/y$/, 'i'))
  for (const { stem, found } of catalogue.lexicons[letterOf(word)] ?? []) {
    const times = Math.max(...forms.map((form) => likeness(stem, form)))
    if (!times) continue
    for (const [index, place] of found) {
      scores[index] = Math.max(scores[index], times * SCORES[place])
    }
  }
  return scores
}

/** Return 2 for a stem of which a word is a form, 1 for one that begins with the word, else 0. */
function likeness(stem, word) {
  if (stem.startsWith(word)) return stem === word ? 2 : 1
  if (stem.length < 3 || !word.startsWith(stem)) return 0
  const rest = word.slice(stem.length)
  const isEnding = (text) => /^(e[ds]?|s|i|in|ings?)?$/.test(text)
  return isEnding(rest) || (rest[0] === stem.at(-1) && isEnding(rest.slice(1))) ? 2 : 0
}

// Questions

/** What is asked where nothing is. */
export const EVERYTHING = {
  text: '',
  category: '',
  anchor: '',
  tags: [],
  role: '',
  days: ['', ''],
  tasks: ['', ''],
  sort: 'best',
  page: 1,
}

/** Return what an address asks, and what in it makes no sense. */
export function readQuestion(query, catalogue) {
  const values = new URLSearchParams(query)
  const question = structuredClone(EVERYTHING)
  const notes = new Set()
  const keys = catalogue.categories.map(({ key }) => key)
  const oneOf = (known) => (value) => known.includes(value) ? value : undefined
  const readers = {
    category: oneOf(keys),
    anchor: oneOf(ANCHORS),
    role: oneOf(catalogue.roles),
    sort: oneOf(SORTS),
    days: rangeOf,
    tasks: rangeOf,
    page: (value) => (/^[1-9]\d{0,5}$/.test(value) ? +value : undefined),
  }
  const text = values.get('q') ?? ''
  question.text = textOf(text)
  if (question.text !== text) notes.add(`The search was cut to ${QUERY} characters.`)
  const tags = values.getAll('tags').flatMap((tags) => tags.split(','))
  for (const tag of new Set(tags.filter(Boolean))) {
    if (catalogue.tags.includes(tag)) question.tags.push(tag)
    else notes.add(`No plan has the tag “${short(tag)}”: left out.`)
  }
  for (const name in readers) {
    const given = values.get(name)
    if (!given) continue
    const value = readers[name](given)
    if (value === undefined) notes.add(`“${short(given)}” makes no sense as ${name}: left out.`)
    else question[name] = value
  }
  return { question, notes: [...notes].slice(0, NOTES) }
}

/** Return what of a text is searched for: halves of characters would break the address. */
export const textOf = (text) => [...text.replace(/\p{Surrogate}/gu, '')].slice(0, QUERY).join('')

const short = (text) => (text.length > 40 ? `${[...text].slice(0, 40).join('')}…` : text)

/** Return both ends of `7-30`, `7-` or `-30`, as texts; undefined for no such range. */
function rangeOf(text) {
  const [, from, to] = /^(\d{0,5})-(\d{0,5})$/.exec(text) ?? []
  return from || to ? [from, to] : undefined
}

/** Return the address of a question, from its `?` on; nothing where all is asked. */
export function queryOf(question) {
  const { text, category, anchor, tags, role, days, tasks, sort, page } = question
  const range = (ends) => (ends[0] || ends[1] ? ends.join('-') : '')
  const values = {
    q: text.trim(),
    category,
    anchor,
    tags: tags.join(),
    role,
    days: range(days),
    tasks: range(tasks),
    sort: sort === EVERYTHING.sort ? '' : sort,
    page: page > 1 ? `${page}` : '',
  }
  const asked = Object.entries(values).filter(([, value]) => value)
  const plain = { '%20': '+', '%2C': ',', "'": '%27' } // as browsers show them
  const write = (value) => encodeURIComponent(value).replace(/%20|%2C|'/g, (code) => plain[code])
  return asked.length ? `?${asked.map(([key, value]) => `${key}=${write(value)}`).join('&')}` : ''
}

// Answers

/** Return the templates that answer a question, the first to show first. */
export function hitsOf(catalogue, question) {
  const { all, needed } = soughtIn(catalogue, question.text)
  const scores = all.map((word) => [scoresOf(catalogue, word), needed.includes(word)])
  const within = (number, [from, to]) => number >= (from || 0) && number <= (to || Infinity)
  const hits = catalogue.templates.filter(
    (template) =>
      scores.every(([score, isNeeded]) => score[template.index] || !isNeeded) &&
      (!question.category || template.category.key === question.category) &&
      (!question.anchor || (template.anchorLabel ? 'event' : 'start') === question.anchor) &&
      (!question.role || template.roles.includes(question.role)) &&
      question.tags.every((tag) => template.tags.includes(tag)) &&
      within(template.days, question.days) &&
      within(template.tasks, question.tasks),
  )
  const total = ({ index }) => scores.reduce((sum, [score]) => sum + score[index], 0)
  const orders = {
    best: (template) => -total(template),
    newest: (template) => -template.added,
    shortest: (template) => template.days,
    points: (template) => template.points,
  }
  const rank = new Map(hits.map((template) => [template, orders[question.sort](template)]))
  return hits.sort((one, other) => rank.get(one) - rank.get(other)) // equal ones stay by title
}

/** Return the tags or roles that most of the templates have, and those chosen, by name. */
export function facetOf(templates, name, chosen) {
  const counts = new Map(chosen.map((value) => [value, 0]))
  for (const template of templates) {
    for (const value of template[name]) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const isChosen = ([value]) => chosen.includes(value)
  const byName = ([one], [other]) => (one < other ? -1 : 1)
  return [...counts]
    .sort(byName)
    .sort((one, other) => isChosen(other) - isChosen(one) || other[1] - one[1])
    .slice(0, Math.max(FACETS[name], chosen.length))
    .sort(byName)
}

/** Return the ways to ask for less that have hits: what to leave out, and how many there are. */
export function looser(catalogue, question) {
  const { text, tags } = question
  const ways = soughtIn(catalogue, text).needed.map((word) => [
    `“${word}”`,
    { text: wordsOf(text).filter((other) => other !== word).join(' ') },
  ])
  for (const tag of tags) ways.push([`the tag ${tag}`, { tags: tags.filter((it) => it !== tag) }])
  const names = {
    category: 'the category',
    anchor: 'what it counts from',
    role: 'the role',
    days: 'the length',
    tasks: 'the number of tasks',
  }
  for (const name in names) {
    if (`${question[name]}` !== `${EVERYTHING[name]}`) {
      ways.push([names[name], { [name]: EVERYTHING[name] }])
    }
  }
  const answer = ([without, change]) => {
    const asked = { ...question, ...change, page: 1 }
    return { without, question: asked, count: hitsOf(catalogue, asked).length }
  }
  const found = ways.map(answer).filter(({ count }) => count)
  if (found.length) return found
  const all = [
    ['all filters', { ...EVERYTHING, text, sort: question.sort }],
    ['the words', { text: '' }],
  ]
  return all.map(answer).filter(({ count }) => count)
}

/** Return whether a text has words, but none that tells one plan from another. */
export const saysNothing = (catalogue, text) =>
  wordsOf(text).length > 0 && soughtIn(catalogue, text).all.length === 0

/** Return the text with words of titles and tags in place of up to three that no plan has. */
export function nearest(catalogue, text) {
  catalogue.words ??= wordsIn(catalogue.templates)
  let left = 3
  const mended = soughtIn(catalogue, text).needed.map((word) => {
    if (scoresOf(catalogue, word).some(Boolean) || left-- <= 0) return word
    const most = word.length > 5 ? 2 : 1
    let [best, least] = [word, most + 1]
    for (const other of catalogue.words) {
      if (Math.abs(other.length - word.length) >= least) continue
      const distance = distanceOf(word, other)
      if (distance < least) [best, least] = [other, distance]
    }
    return best
  })
  const better = mended.join(' ')
  return better === soughtIn(catalogue, text).needed.join(' ') ? '' : better
}

function wordsIn(templates) {
  const words = templates.flatMap(({ title, tags }) => wordsOf(`${title} ${tags}`))
  return [...new Set(words)].sort()
}

/** Return how many letters to add, drop, change or swap make one word the other. */
function distanceOf(one, other) {
  let [before, last] = [[], [...Array(other.length + 1).keys()]]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !isSame)
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    ;[before, last] = [last, row]
  }
  return last.at(-1)
}
