// Brings what search.js reads: once, when it is first asked for.

import { addWords, catalogueOf, lettersFor } from './search.js'

const arriving = new Map()

/** Return the catalogue with all words that a text needs; rejects when something did not arrive. */
export async function ready(text) {
  try {
    return await load(text)
  } catch {
    // The site may have been built anew meanwhile: all of one edition, past every cache.
    arriving.clear()
    return load(text, { cache: 'reload' })
  }
}

async function load(text, options) {
  const catalogue = await once('catalogue', catalogueOf, options)
  const letters = lettersFor(catalogue, text)
  const take = (letter) => (data) => addWords(catalogue, letter, data)
  await Promise.all(letters.map((letter) => once(`words-${letter}`, take(letter), options)))
  return catalogue
}

function once(name, take, options) {
  const promise = arriving.get(name) ?? bring(name, options).then(take)
  arriving.set(name, promise)
  promise.catch(() => arriving.delete(name)) // to be tried again
  return promise
}

async function bring(name, options) {
  const response = await fetch(new URL(`../../search/${name}.json`, import.meta.url), options)
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return response.json()
}
