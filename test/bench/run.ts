import path from 'node:path'
import { builtFrom, forkBuilt } from '../world/as-built'

/** `npm run bench -- <name> [options]`: builds measured.ts as it is built for the cloud, and lets it measure. */
async function main(): Promise<void> {
  const script = await builtFrom(path.join(__dirname, 'measured.ts'))
  const child = forkBuilt(script, process.argv.slice(2))
  // Ctrl-C reaches both; the one that measures has a server to stop first.
  process.on('SIGINT', () => undefined)
  child.once('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
}

main().catch((error: Error) => {
  console.error(error)
  process.exit(1)
})
