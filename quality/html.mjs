// The Nu checker and html-validate, each over every HTML file of the site.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'

const JAR = join(import.meta.dirname, 'node_modules/vnu-jar/build/dist/vnu.jar')

// Read from the disk, 'self' means nothing to it; what a policy blocks, the browser's console says.
const POLICY = '.*Content Security Policy.*'

const RULES = {
  // How the theme writes is its own matter: all of these mean the same to a browser.
  'doctype-style': 'off',
  'no-trailing-whitespace': 'off',
  'presentation-role-style': 'off',
  // HTML allows what the theme begins with an underscore.
  'valid-id': ['error', { relaxed: true }],
  // A plan's name is as long as it must be.
  'long-title': 'off',
  // A file of the same origin is as safe as the page that asks for it.
  'require-sri': ['error', { target: 'crossorigin' }],
  // The theme's forms, search and palette, act at once; there is nothing to submit.
  'wcag/h32': 'off',
  // The theme writes the table of contents twice and shows one; axe sees which.
  'unique-landmark': 'off',
}

/**
 * @param {string} folder the built site
 * @param {string} java the command
 */
export async function checkHtml(folder, java) {
  const files = globSync('**/*.html', { cwd: folder }).sort()
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: RULES,
    }),
  )
  const nu = checkWithNu(folder, java)
  const report = await validator.validateMultipleFiles(files.map((name) => join(folder, name)))
  const others = report.results.flatMap(({ filePath, messages }) =>
    messages.map((message) => ({
      tool: 'html-validate',
      page: relative(folder, filePath),
      where: `line ${message.line}`,
      rule: message.ruleId,
      element: message.selector ?? '',
      message: message.message,
    })),
  )
  return { files: files.length, nu, others }
}

function checkWithNu(folder, java) {
  const options = ['--stdout', '--format', 'json', '--skip-non-html', '--filterpattern', POLICY]
  const reading = { encoding: 'utf8', maxBuffer: 2 ** 28 } // there may be much to say
  const run = spawnSync(java, ['-jar', JAR, ...options, folder], reading)
  if (!run.stdout) throw run.error ?? new Error(`the Nu checker said nothing but: ${run.stderr}`)
  return JSON.parse(run.stdout).messages.map((message) => ({
    tool: 'Nu checker',
    page: message.url ? relative(folder, fileURLToPath(message.url)) : '',
    where: `line ${message.lastLine}`,
    rule: message.subType ?? message.type,
    element: (message.extract ?? '').trim().replace(/\s+/g, ' '),
    message: message.message,
  }))
}
