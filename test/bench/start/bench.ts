// `npm run bench -- start [--beside=ANOTHER-CHECKOUT]`: what each function weighs, and what its cold start and its
// first photo cost. Every time is that of a fresh process; two checkouts take turns.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { encodeJpeg } from '../../../cloudfunctions/kernel/photo/codecs'
import { bundled } from '../../../config/bundled'
import { median, rounded } from '../stopwatch'

const ROUNDS = 15
const names = ['member', 'staff', 'matching'] as const
const root = path.resolve(__dirname, '../../..')

/** Until `main` can be called. */
const coldStart = `require('./index.js').main`
/** A picture of the size that a phone sends, until it is kept with its thumbnail. */
const firstPhoto = `require('./reencode.js').reencodePhoto(require('node:fs').readFileSync('photo.jpg'))`

type Cost = { ms: number; cpuMs: number }

/** Of one expression in a process of its own. The processor's own time is what a busy machine disturbs least. */
function costOf(folder: string, expression: string): Cost {
  const program = `(async () => {
    const began = performance.now(), used = process.cpuUsage()
    await ${expression}
    const { user, system } = process.cpuUsage(used)
    console.log(JSON.stringify({ ms: performance.now() - began, cpuMs: (user + system) / 1000 }))
  })()`
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: folder, encoding: 'utf8' })) as Cost
}

/** The medians for each folder, which take turns. */
function takeTurns(folders: readonly string[], expression: string): Cost[] {
  const costs = folders.map((): Cost[] => [])
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, folder] of folders.entries()) {
      const cost = costOf(folder, expression)
      // The first reads the files from the disk.
      if (round > 0) costs[i]!.push(cost)
    }
  }
  return costs.map((all) => ({
    ms: rounded(median(all.map(({ ms }) => ms)), 1),
    cpuMs: rounded(median(all.map(({ cpuMs }) => cpuMs)), 1),
  }))
}

function weigh(folder: string): { scriptBytes: number; codecBytes: number } {
  const bytes = (file: string): number => statSync(path.join(folder, file)).size
  const codecs = readdirSync(folder).filter((file) => file.endsWith('.wasm'))
  return { scriptBytes: bytes('index.js'), codecBytes: codecs.reduce((sum, file) => sum + bytes(file), 0) }
}

export async function benchStart(options: readonly string[]): Promise<Record<string, unknown>> {
  const beside = options.find((option) => option.startsWith('--beside='))?.slice('--beside='.length)
  const checkouts = beside ? [root, path.resolve(beside)] : [root]
  const functions = names.map((name) => {
    const folders = checkouts.map((checkout) => path.join(checkout, 'dist/cloudfunctions', name))
    const sides = takeTurns(folders, coldStart).map((cost, i) => ({ ...weigh(folders[i]!), ...cost }))
    console.log(name.padEnd(9), ...sides.map((side) => JSON.stringify(side)))
    return [name, sides] as const
  })
  const photo = await benchFirstPhoto()
  console.log('photo    ', JSON.stringify(photo))
  return { ...Object.fromEntries(functions), firstPhoto: photo }
}

async function benchFirstPhoto(): Promise<Cost> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hongyi-start-'))
  try {
    await build({
      ...bundled,
      entryPoints: [path.join(root, 'cloudfunctions/kernel/photo/reencode.ts')],
      outfile: path.join(folder, 'reencode.js'),
      minify: true,
    })
    const [width, height] = [4000, 3000]
    const rgba = Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i >> 6) & 255))
    writeFileSync(path.join(folder, 'photo.jpg'), await encodeJpeg({ width, height, rgba }, 80))
    return takeTurns([folder], firstPhoto)[0]!
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
