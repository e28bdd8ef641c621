// The catalogue, built and served as a host would: compressed, with types, below a path.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

export const ROOT = resolve(import.meta.dirname, '..')

const PATH = '/our/plans/'
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
}
const COMPRESSED = /^text|json$|xml$/

/**
 * Build the catalogue for the address where it is served.
 * @returns {Promise<{base: string, folder: string, close: () => void}>}
 */
export async function serveSite() {
  const folder = mkdtempSync(join(tmpdir(), 'quality-'))
  const server = createServer((request, response) => answer(folder, request, response))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${server.address().port}${PATH}`
  const close = () => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true })
  }
  try {
    build(folder, base)
  } catch (error) {
    close()
    throw error
  }
  return { base, folder, close }
}

function build(folder, address) {
  const env = {
    ...process.env,
    SITE_URL: address,
    REPO_URL: 'https://git.example.com/our/plans',
    SOURCE_DATE_EPOCH: '1798761600', // Friday, 1 January 2027
    NO_MKDOCS_2_WARNING: '1',
  }
  const command = ['build', '--strict', '--quiet', '--site-dir', folder]
  execFileSync(join(ROOT, '.venv/bin/mkdocs'), command, { cwd: ROOT, env, stdio: 'inherit' })
}

function answer(folder, request, response) {
  const file = fileOf(folder, new URL(request.url, 'http://localhost').pathname)
  const type = TYPES[extname(file ?? '404.html')] ?? 'application/octet-stream'
  const headers = { 'content-type': type, 'cache-control': 'max-age=600' }
  let body = readFileSync(file ?? join(folder, '404.html'))
  if (COMPRESSED.test(type.split(';')[0]) && /gzip/.test(request.headers['accept-encoding'])) {
    body = gzipSync(body)
    headers['content-encoding'] = 'gzip'
  }
  response.writeHead(file ? 200 : 404, headers).end(body)
}

/** Return the file at a path, nothing when there is none or it is outside of the site. */
function fileOf(folder, path) {
  if (!path.startsWith(PATH)) return undefined
  const name = decodeURIComponent(path.slice(PATH.length))
  const file = resolve(folder, name.endsWith('/') || !name ? `${name}index.html` : name)
  return file.startsWith(folder + sep) && extname(file) && existsSync(file) ? file : undefined
}
