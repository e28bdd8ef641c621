// Leaves out of the lock file whom the packages ask money for: npm never reads those addresses.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
for (const entry of Object.values(lock.packages)) delete entry.funding
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
