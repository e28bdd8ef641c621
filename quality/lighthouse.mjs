// Lighthouse, as on a phone: everything in light, all but the speed in dark too.
import lighthouse from 'lighthouse'
import { throttling } from 'lighthouse/core/config/constants.js'
import { openPage } from './pages.mjs'

const WHOLE = ['accessibility', 'best-practices', 'seo'] // 100 each
const FAST = 95
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
] // what the performance is made of
// A computer of this index or more becomes the phone that is meant by being slowed down four times.
// A slower one is slowed down less (Lighthouse's docs/throttling.md, Calibrating the CPU slowdown).
const INDEX_OF_FOUR = 1500
const RUNS = 3
const RUNS_WHEN_SLOW = 9 // a busy machine makes slow runs now and then; all runs count

// Where speed is not measured there is nothing to wait for after the load.
const AT_ONCE = {
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {string} kind what to call the page
 * @returns {Promise<object>} the scores of both schemes, the median performance with its runs and
 *   how many times the machine was slowed down in each, and the findings
 */
export async function measure(browser, address, kind) {
  const dark = await run(browser, address, 'dark', { onlyCategories: WHOLE, ...AT_ONCE })
  const categories = { onlyCategories: [...WHOLE, 'performance'] }
  const light = await run(browser, address, 'light', { ...categories, ...fitting(dark) })
  const runs = [light]
  const speed = () => runs.map(({ scores }) => scores.performance)
  while (runs.length < RUNS || (median(speed()) < FAST && runs.length < RUNS_WHEN_SLOW)) {
    const which = { onlyAudits: METRICS, ...fitting(runs.at(-1)) }
    runs.push(await run(browser, address, 'light', which))
  }
  const findings = [...shortfalls(light, kind, 'light'), ...shortfalls(dark, kind, 'dark')]
  const performance = median(speed())
  if (performance < FAST) {
    const message = `median ${performance} of ${speed().join(' ')}; the first: ${light.metrics}`
    findings.push({ tool: 'Lighthouse', page: kind, where: 'light', rule: 'performance', message })
  }
  const slowdown = runs.map(({ lhr }) => lhr.configSettings.throttling.cpuSlowdownMultiplier)
  return { light: light.scores, dark: dark.scores, performance, runs: speed(), slowdown, findings }
}

/** How much to slow this machine down, as fast as it was in the run before. */
function fitting({ lhr }) {
  const index = Math.min(lhr.environment.benchmarkIndex / INDEX_OF_FOUR, 1)
  const multiplier = Math.round(10 * index * throttling.mobileSlow4G.cpuSlowdownMultiplier) / 10
  return { throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier: multiplier } }
}

async function run(browser, address, scheme, which) {
  const page = await openPage(browser, scheme)
  const flags = { logLevel: 'error', disableFullPageScreenshot: true, ...which }
  const { lhr } = await lighthouse(address, flags, undefined, page)
  await page.browserContext().close()
  if (lhr.runtimeError) throw new Error(`Lighthouse, ${address}: ${lhr.runtimeError.message}`)
  const scores = Object.fromEntries(
    Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
  )
  const metrics = METRICS.map((name) => `${name} ${lhr.audits[name]?.displayValue}`).join(', ')
  return { lhr, scores, metrics }
}

function shortfalls({ lhr, scores }, kind, scheme) {
  return WHOLE.filter((name) => scores[name] !== 100).flatMap((name) =>
    lhr.categories[name].auditRefs
      .map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
      .filter(({ weight, score }) => weight && score !== null && score < 1)
      .map(({ id, title, details }) => ({
        tool: 'Lighthouse',
        page: kind,
        where: scheme,
        rule: `${name} ${scores[name]}: ${id}`,
        element: (details?.items ?? []).map(itemName).join('; '),
        message: title,
      })),
  )
}

function itemName(item) {
  return item.node?.selector ?? item.description ?? item.url ?? JSON.stringify(item)
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other)
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2
}
