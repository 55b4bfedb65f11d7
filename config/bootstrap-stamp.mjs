// Whether something has to be built again, by the content of what it is made from. Times of files say nothing after a
// checkout or a copy.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const stampOf = (name) => `dist/.built/${name}.json`

export function isFresh(name, build) {
  if (!build.products.every((product) => existsSync(product))) return false
  try {
    return JSON.parse(readFileSync(stampOf(name), 'utf8')).inputs === fingerprint(build)
  } catch {
    return false
  }
}

/** Before a build: one that is killed halfway must not look finished. */
export const forget = (name) => rmSync(stampOf(name), { force: true })

export function remember(name, build) {
  mkdirSync('dist/.built', { recursive: true })
  writeFileSync(stampOf(name), `${JSON.stringify({ inputs: fingerprint(build) })}\n`)
}

function fingerprint(build) {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([process.versions.node.split('.')[0], build.command, build.env ?? {}]))
  for (const variable of build.variables ?? []) hash.update(`${variable}=${process.env[variable] ?? ''}\0`)
  for (const input of build.inputs)
    for (const file of filesOf(input)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesOf(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesOf(path.join(place, name)))
}
