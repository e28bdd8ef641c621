// Brings what search.js reads: once, when it is first asked for.

import { addWords, catalogueOf, lettersFor } from './search.js'

const arriving = new Map()

/** Return the catalogue with all words that a text needs; rejects when something did not arrive. */
export async function ready(text) {
  const catalogue = await once('catalogue', catalogueOf)
  const letters = lettersFor(catalogue, text)
  await Promise.all(
    letters.map((letter) => once(`words-${letter}`, (data) => addWords(catalogue, letter, data))),
  )
  return catalogue
}

function once(name, take) {
  const promise = arriving.get(name) ?? bring(name).then(take)
  arriving.set(name, promise)
  promise.catch(() => arriving.delete(name)) // to be tried again
  return promise
}

async function bring(name) {
  const response = await fetch(new URL(`../../search/${name}.json`, import.meta.url))
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return response.json()
}
