// Every kind of page in the browser: axe, the width, the console and who is asked.
import axe from 'axe-core'

const SCHEMES = ['light', 'dark']
const WIDTHS = [320, 360, 1280]
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} base the address of the site
 * @param {string[]} kinds addresses below it
 * @returns {Promise<{findings: object[], unclear: Map<string, number>}>} `unclear` are the
 *   contrasts that axe cannot measure, a page
 */
export async function checkPages(browser, base, kinds) {
  const findings = []
  const unclear = new Map()
  const look = async (scheme) => {
    for (const kind of kinds) {
      for (const width of WIDTHS) {
        const page = await openPage(browser, scheme)
        const found = await checkPage(page, base, kind, scheme, width)
        await page.browserContext().close()
        const about = { page: kind, where: `${scheme} ${width}` }
        findings.push(...found.findings.map((finding) => ({ ...about, ...finding })))
        unclear.set(kind, Math.max(unclear.get(kind) ?? 0, found.unclear))
      }
    }
  }
  await Promise.all(SCHEMES.map(look)) // at once, as one leaves the machine half idle
  return { findings, unclear }
}

/** A page with nothing stored, for a visitor whose system has that scheme. */
export async function openPage(browser, scheme) {
  const page = await (await browser.createBrowserContext()).newPage()
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  return page
}

async function checkPage(page, base, kind, scheme, width) {
  const findings = []
  const find = (tool, rule, element, message) => findings.push({ tool, rule, element, message })
  page.on('console', (said) => said.type() === 'error' && find('console', 'error', '', said.text()))
  page.on('pageerror', (error) => find('console', 'exception', '', error.message))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const elsewhere = /^(http|ws)/.test(url.protocol) && url.origin !== new URL(base).origin
    if (elsewhere) find('network', 'another host', '', url.href)
  })
  await page.setViewport({ width, height: 800 })
  await page.goto(base + kind)
  if (!(await takesScheme(page, scheme))) find('page', 'scheme', 'body', `is not ${scheme}`)
  const beyond = await page.evaluate(settle)
  if (beyond > 0) find('page', 'scrolls sideways', 'html', `${beyond} px too wide`)
  const { violations, unclear } = await runAxe(page)
  for (const { id, help, target } of violations) find('axe', id, target, help)
  return { findings, unclear }
}

/** Wait for the theme's script, which sets the colours; say whether it did. */
function takesScheme(page, scheme) {
  const isSet = (scheme) => getComputedStyle(document.body).colorScheme.includes(scheme)
  const set = page.waitForFunction(isSet, { timeout: 5000 }, scheme)
  return set.then(() => true, () => false)
}

/** In the page: open all that opens, let nothing move on, and measure how far it is too wide. */
async function settle() {
  for (const details of document.querySelectorAll('details')) details.open = true
  await document.fonts.ready
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
  for (const animation of document.getAnimations()) {
    if (Number.isFinite(animation.effect.getComputedTiming().endTime)) animation.finish()
  }
  return document.documentElement.scrollWidth - innerWidth
}

/** Run axe through the browser's own door: a script element would break the page's policy. */
async function runAxe(page) {
  await page.evaluate(axe.source)
  return page.evaluate(async (values) => {
    const results = await window.axe.run(document, {
      runOnly: { type: 'tag', values },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    })
    const contrast = results.incomplete.find((rule) => rule.id === 'color-contrast')
    return {
      violations: results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => ({ id, help, target: node.target.join(' ') })),
      ),
      unclear: contrast ? contrast.nodes.length : 0,
    }
  }, TAGS)
}
