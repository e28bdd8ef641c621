// Templates in yaml-language-server, as an editor opens them: what it says, offers and explains.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync } from 'node:fs'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './site.mjs'

const MODULES = join(import.meta.dirname, 'node_modules')
const SERVER = join(MODULES, 'yaml-language-server/bin/yaml-language-server')
const PLANS = join(ROOT, '.venv/bin/plans')
const SCHEMA = 'docs/schema/template.schema.json'
const MODELINE = `# yaml-language-server: $schema=../../${SCHEMA}\n`

const LIMIT = 60_000 // milliseconds for everything
const NAME = 40 // characters of a case

// An editor's defaults, but without what would look for hosts: the proxy is a closed port.
const SETTINGS = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
  http: { proxy: 'http://127.0.0.1:9', proxyStrictSSL: true },
}

const CLIENT = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
  },
}

// What stands once in the starter, what stands there instead, and what the editor says: of that
// line alone, or else of the one that holds the last text. `plans check` names that line too.
const MISTAKES = [
  ['role: Host', 'roll: Host', 'Property roll is not allowed'],
  ['weekends: keep', 'weekend: keep', 'Property weekend is not allowed'],
  ['\nadded: ', '\n# added: ', 'Missing property "added"', '\ntitle: '],
  ['    when: Day of\n', '', 'Missing property "when"', 'title: Open the doors'],
  ['  - question: Can I leave tasks out?\n    answer', '  - answer', 'Missing property "question"'],
  ['anchor_label: ', '# ', 'Missing property "anchor_label"', '\ntitle: '],
  ['\nanchor: event', '\nanchor: start', 'write anchor: event', 'anchor_label: '],
  ['\nanchor: event', '\nanchor: evening', '"start", "event"'],
  ['weekends: keep', 'weekends: no', '"keep", "move", "workdays"'],
  ['title: Editor check plan', 'title: Plan', '5 to 80 characters'],
  ['title: Editor check plan', `title: ${'x'.repeat(81)}`, '5 to 80 characters'],
  ['title: Editor check plan', `title: ${'🎉'.repeat(81)}`, '5 to 80 characters'],
  ['title: Editor check plan', 'title: 2027', 'in quotes'],
  ['title: Editor check plan', 'title: true', 'in quotes'],
  ['title: Editor check plan', 'title:', 'Expected: text'],
  ['title: Editor check plan', 'title: "=SUM(A1)"', 'not beginning with'],
  ['title: Editor check plan', 'title: "Tab\\tinside"', 'without line breaks, tabs'],
  ['role: Host', 'role: Host\n    role: Guest', 'must be unique', 'role: Guest'],
  ['tags: [example]', 'tags: [Not a slug]', 'small letters'],
  ['tags: [example]', 'tags: example', 'Expected: list'],
  ['tags: [example]', 'tags: [a, b, c, d, e, f, g, h, i]', 'Expected 8 or fewer'],
  ['\nadded: ', '\nadded: on ', 'date, such as'],
  ['when: 3 weeks before', 'when: three weeks before', 'write one of: Day of'],
  ['when: 3 weeks before', 'when: 3661 weeks before', 'write one of: Day of'],
  ['when: 3 weeks before', 'when: 3', 'write one of: Day of'],
  ['duration: 2', 'duration: two', 'whole number, 1 to 366'],
  ['duration: 2', 'duration: 367', 'maximum of 366'],
  ['points: 20', 'points: 2.5', 'whole number, 0 to 1000'],
  ['sign_off: true', 'sign_off: false', 'true, or text, up to 60 characters'],
  ['sign_off: true', 'sign_off: ""', 'true, or text, up to 60 characters'],
  ['after: []', 'after: choose-place', 'Expected: list'],
  ['      - Visit two places', '      - V', '2 to 160 characters'],
]

// As valid to the editor as to `plans check`.
const VALID = [
  ['title: Editor check plan', 'title: Editor check plan'],
  ['title: Editor check plan', `title: ${'🎉'.repeat(80)}`],
  ['title: Editor check plan', `title: >\n  ${'x'.repeat(80)}`],
  ['title: Editor check plan', 'title: "\\u3000Plans\\u00a0"'],
  ['title: Editor check plan', 'title: 2027-01-04'],
  ['when: 3 weeks before', 'when: 3 WEEKS   Before'],
  ['sign_off: true', 'sign_off: QA'],
  ['role: Host', 'role: no'],
  ['points: 20', 'points: 20.0'],
]

const TASK = 'tasks:\n  - title: x\n    '
const PHRASES = ['Day of', '2 days after', '3 weeks before', 'Day 15', 'Week 2', 'Months 2-3']
const NEW_TASK = '- title: $1\n  when: $2\n  category: $3\n  points: $4'

// Where the cursor (▮) stands, and what is offered there.
const OFFERS = [
  ['▮', ({ properties }) => Object.keys(properties)],
  ['title: Abcde\nsu▮', () => ['summary']],
  [`${TASK}▮`, ({ properties }) => Object.keys(properties.tasks.items.properties).slice(1)],
  [`${TASK}wh▮`, () => ['when']],
  ['tasks:\n  - ▮', () => ['title', 'when', 'a task']],
  ['anchor: ▮', () => ['start', 'event']],
  ['weekends: ▮', () => ['keep', 'move', 'workdays']],
  [`${TASK}when: ▮`, () => PHRASES],
  [`${TASK}sign_off: ▮`, () => ['true']],
]

// What an offer writes; $1 is where the cursor stands next, unless it is the end.
const WRITES = [
  ['▮', 'tasks', `tasks:\n  ${NEW_TASK.replaceAll('\n', '\n  ')}`],
  ['▮', 'anchor_label', 'anchor_label: '],
  ['▮', 'summary', 'summary: >-\n  '],
  ['▮', 'why', 'why: |\n  '],
  ['tasks:\n  ▮', '- (array item) a task', NEW_TASK],
  ['faq:\n  ▮', '- (array item) a question', '- question: $1\n  answer: $2'],
  ['sources:\n  ▮', '- (array item) a source', '- title: $1\n  url: $2'],
  [`${TASK}▮`, 'duration', 'duration: ${1:1}'],
  [`${TASK}when: ▮`, 'Week 2', 'Week 2'],
]

// What is said of the key or value under the cursor.
const MEANINGS = [
  ['ti▮tle: Abcde', "The plan's name", '*required*: text, 5 to 80 characters'],
  ['weekends: mo▮ve', '`keep`: Dates stay', '`workdays`: Days are counted as working days'],
  [`${TASK}wh▮en: Day 1`, 'When it begins', '`Week 2`: days 8 to 14'],
  [`${TASK}sign▮_off: true`, 'who signs'],
  ['faq:\n  - ques▮tion: x', 'A doubt of somebody'],
]

/**
 * @param {string} root the checkout whose templates and schema are looked at
 */
export async function checkEditor(root = ROOT) {
  const folder = mkdtempSync(join(tmpdir(), 'editor-'))
  const editor = openEditor(root)
  try {
    await editor.start()
    const files = globSync('templates/*/*.yml', { cwd: root }).sort()
    const schema = JSON.parse(readFileSync(join(root, SCHEMA), 'utf8'))
    const starter = writeStarter(root, folder)
    const place = dirname(starter)
    const findings = await Promise.all([
      ...files.map((file) => checkFile(editor, join(root, file), file)),
      checkFile(editor, starter, 'the starter'),
      checkMistakes(editor, readFileSync(starter, 'utf8'), place),
      ...checkHelp(editor, schema, place),
    ])
    const cases = MISTAKES.length + VALID.length + OFFERS.length + WRITES.length + MEANINGS.length
    console.log(`Editor: ${files.length} templates, a starter, ${cases} cases`)
    return findings.flat()
  } finally {
    editor.close()
    rmSync(folder, { recursive: true })
  }
}

function finding(page, where, rule, message) {
  return { tool: 'yaml-language-server', page, where, rule, element: '', message }
}

/** Lay out a folder as the checkout is, and return the place of the file that `plans new` makes. */
function writeStarter(root, folder) {
  const templates = join(folder, 'templates')
  const categories = 'templates/categories.yml'
  for (const file of [categories, SCHEMA]) cpSync(join(root, file), join(folder, file))
  const category = /^- key: (\S+)/m.exec(readFileSync(join(folder, categories), 'utf8'))[1]
  mkdirSync(join(templates, category))
  execFileSync(PLANS, ['--templates', templates, 'new', `${category}/editor-check`])
  return join(templates, category, 'editor-check.yml')
}

async function checkFile(editor, file, name) {
  const said = await editor.diagnose(file, readFileSync(file, 'utf8'))
  return said.map(({ line, message }) => finding(name, `line ${line}`, 'valid', message))
}

async function checkMistakes(editor, starter, place) {
  const valid = VALID.map(([old, now]) => ({ ...changed(starter, old, now), line: 0 }))
  const mistakes = MISTAKES.map(([old, now, says, at]) => {
    const { name, text } = changed(starter, old, now)
    return { name, text, says, line: at ? lineOf(text, at) : lineOf(starter, old) }
  })
  const fileOf = (n) => join(place, `case-${n}.yml`)
  const cases = [...valid, ...mistakes].map((it, n) => ({ ...it, file: fileOf(n) }))
  for (const { file, text } of cases) writeFileSync(file, text)
  const problems = problemsOf(cases.map(({ file }) => file))
  return (await Promise.all(cases.map((it) => checkCase(editor, it, problems)))).flat()
}

async function checkCase(editor, { name, file, text, line, says = '' }, problems) {
  const said = await editor.diagnose(file, text)
  const checked = problems.filter(({ path }) => path === file)
  const [editors, checks] = [said, checked].map((them) => new Set(them.map((it) => it.line)))
  const findings = []
  const where = line ? `line ${line}` : 'no line'
  const miss = (rule, message) => findings.push(finding(name, where, rule, message))
  // `plans check` knows more, so that it may name other lines too.
  const isRight = line
    ? editors.size === 1 && editors.has(line) && checks.has(line)
    : !editors.size && !checks.size
  if (!isRight) {
    const [one, other] = [editors, checks].map((lines) => [...lines].join(' ') || 'none')
    miss('line', `lines of the editor: ${one}; of plans check: ${other}`)
  }
  if (said.length && !said.some(({ message }) => message.includes(says))) {
    miss('message', `not “${says}” but: ${said.map(({ message }) => message).join(' ')}`)
  }
  return findings
}

function changed(text, old, now) {
  if (text.split(old).length !== 2) throw new Error(`not once in the starter: ${old}`)
  const name = [...(now.trim() || `no ${old.trim()}`)].slice(0, NAME).join('')
  return { name, text: text.replace(old, () => now) }
}

function lineOf(text, part) {
  const start = text.indexOf(part)
  if (start < 0) throw new Error(`not in the file: ${part}`)
  return text.slice(0, start + /^\s*/.exec(part)[0].length).split('\n').length
}

function problemsOf(files) {
  // Its exit code only says that there are problems.
  const run = spawnSync(PLANS, ['check', '--format', 'json', ...files], { encoding: 'utf8' })
  if (!run.stdout) throw run.error ?? new Error(`plans check said nothing but: ${run.stderr}`)
  return JSON.parse(run.stdout)
}

/** Look at completion and hover: at lists of what is missing, one a case. */
function checkHelp(editor, schema, place) {
  const at = (text, n, kind) => ({ file: join(place, `${kind}-${n}.yml`), text: MODELINE + text })
  const miss = (text, rule, missing) =>
    missing.map((it) => finding(JSON.stringify(text), 'cursor ▮', rule, `no ${JSON.stringify(it)}`))
  const offers = OFFERS.map(async ([text, wanted], n) => {
    const labels = (await editor.complete(at(text, n, 'offers'))).map(({ label }) => label)
    return miss(text, 'completion', wanted(schema).filter((it) => !labels.includes(it)))
  })
  const writes = WRITES.map(async ([text, label, wanted], n) => {
    const items = (await editor.complete(at(text, n, 'writes'))).filter((it) => it.label === label)
    const isIt = items.length === 1 && items[0].textEdit.newText === wanted
    return miss(text, 'snippet', isIt ? [] : [`${label} that writes ${wanted}`])
  })
  const meanings = MEANINGS.map(async ([text, ...wanted], n) => {
    const said = await editor.explain(at(text, n, 'meanings'))
    return miss(text, 'hover', wanted.filter((it) => !said.includes(it)))
  })
  return [...offers, ...writes, ...meanings]
}

/** Start the server in a checkout. Whatever waits for it fails when it ends. */
function openEditor(root) {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
  const waiting = new Map() // by a request's number, or by the address of a file
  const wait = (key) => new Promise((done, fail) => waiting.set(key, { done, fail }))
  const settle = (key, how, value) => {
    waiting.get(key)?.[how](value)
    waiting.delete(key)
  }
  const end = (reason) => {
    for (const key of [...waiting.keys()]) settle(key, 'fail', new Error(reason))
  }
  child.on('error', (error) => end(`the language server did not start: ${error.message}`))
  child.on('exit', () => end('the language server ended, or was ended for taking too long'))
  child.stdin.on('error', () => {}) // said by the exit

  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  let number = 0
  const ask = (method, params) => {
    number += 1
    send({ id: number, method, params })
    return wait(number)
  }
  const receive = ({ id, method, params, result, error }) => {
    if (method === 'workspace/configuration') {
      send({ id, result: params.items.map(({ section }) => SETTINGS[section] ?? null) })
    } else if (method === 'textDocument/publishDiagnostics') {
      settle(params.uri, 'done', params.diagnostics)
    } else if (method) {
      if (id !== undefined) send({ id, result: null })
    } else if (error) {
      settle(id, 'fail', new Error(error.message))
    } else {
      settle(id, 'done', result)
    }
  }
  onMessages(child.stdout, receive)

  const open = (file, text) => {
    const uri = pathToFileURL(file).href
    const textDocument = { uri, languageId: 'yaml', version: 1, text }
    send({ method: 'textDocument/didOpen', params: { textDocument } })
    return uri
  }
  const askAt = (method, { file, text }) => {
    const before = text.slice(0, text.indexOf('▮')).split('\n')
    const uri = open(file, text.replace('▮', ''))
    const position = { line: before.length - 1, character: before.at(-1).length }
    return ask(method, { textDocument: { uri }, position })
  }
  return {
    async start() {
      const uri = pathToFileURL(root).href
      const workspaceFolders = [{ uri, name: 'checkout' }]
      const who = { processId: process.pid, rootUri: uri, workspaceFolders }
      await ask('initialize', { ...who, capabilities: CLIENT })
      send({ method: 'initialized', params: {} })
    },
    async diagnose(file, text) {
      const said = await wait(open(file, text))
      return said.map(({ range, message }) => ({ line: range.start.line + 1, message }))
    },
    complete: async (at) => (await askAt('textDocument/completion', at)).items,
    explain: async (at) => (await askAt('textDocument/hover', at))?.contents.value ?? '',
    close() {
      clearTimeout(timer)
      child.kill('SIGKILL')
    },
  }
}

/** Cut a stream into its messages: a head with the length in bytes, an empty line, JSON. */
function onMessages(stream, receive) {
  let rest = Buffer.alloc(0)
  stream.on('data', (data) => {
    rest = Buffer.concat([rest, data])
    for (;;) {
      const start = rest.indexOf('\r\n\r\n') + 4
      const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, start))?.[1])
      if (start < 4 || rest.length < start + length) return
      const message = rest.subarray(start, start + length)
      rest = rest.subarray(start + length)
      receive(JSON.parse(message))
    }
  })
}

if (import.meta.main) {
  const findings = await checkEditor(process.argv[2])
  for (const { page, where, rule, message } of findings) console.log(page, where, rule, message)
  process.exitCode = findings.length ? 1 : 0
}
