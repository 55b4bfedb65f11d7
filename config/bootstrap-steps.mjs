import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { browserStep } from './bootstrap-browser.mjs'
import { installStep } from './bootstrap-install.mjs'
import { forget, isFresh, remember } from './bootstrap-stamp.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const tsx = 'node_modules/tsx/dist/cli.mjs'
/** The page that the demo serves says on every screen that its people are invented. */
const demo = process.env.DEMO ?? (process.env.HONGYI_MODE === 'production' ? '0' : '1')
const taro = 'node_modules/@tarojs/cli/bin/taro'

/**
 * What is built from what. A step runs again when the content of an input, a named variable or the command changed, or
 * when its product is gone.
 */
const builds = {
  functions: {
    says: '打包云函数 functions',
    inputs: [
      'cloudfunctions',
      'src/contracts',
      'src/rules',
      'config/bundled.ts',
      'config/functions.ts',
      'config/left-out.ts',
      'config/env.ts',
      'package-lock.json',
    ],
    products: [
      'dist/cloudfunctions/member/index.js',
      'dist/cloudfunctions/staff/index.js',
      'dist/cloudfunctions/matching/index.js',
      'dist/local/start.js',
      ...['mozjpeg_dec', 'mozjpeg_enc', 'webp_dec'].flatMap((codec) => [
        `dist/cloudfunctions/member/${codec}.wasm`,
        `dist/local/${codec}.wasm`,
      ]),
    ],
    command: [tsx, 'config/functions.ts'],
  },
  h5: screens('h5', '编译网页 H5', 'dist/h5/index.html'),
  weapp: screens('weapp', '编译小程序 weapp', 'dist/weapp/app.json'),
}

function screens(type, says, product) {
  return {
    says,
    inputs: ['src', 'config', 'babel.config.js', 'tsconfig.json', 'project.config.json', 'package-lock.json'],
    variables: ['RPC_BASE', 'HOST_ORIGIN', 'CLOUD_ENV', 'MAP_TILES', 'MAP_CREDIT'],
    products: [product],
    command: [taro, 'build', '--type', type, '--no-check'],
    env: {
      NODE_ENV: 'production',
      ...(type === 'h5' ? { DEMO: demo } : { HOST_ORIGIN: process.env.HOST_ORIGIN ?? 'https://host.invalid' }),
    },
  }
}

const goals = {
  start: { builds: ['functions', 'h5'] },
  test: { browser: true, builds: ['functions', 'h5', 'weapp'] },
  functions: { builds: ['functions'] },
}

export async function prepare(name) {
  const goal = goals[name]
  if (!goal) return fail(`用法 usage: node config/bootstrap.mjs ${Object.keys(goals).join('|')}`)
  process.chdir(root)
  process.on('SIGINT', () => process.exit(130))
  try {
    step(installStep)
    if (goal.browser) step(browserStep)
    for (const build of goal.builds) step(() => buildStep(build, builds[build]))
  } catch (error) {
    fail(error.message)
  }
}

/** Runs one step; it gives back the words for what it did, or nothing when there was nothing to do. */
function step(run) {
  const began = Date.now()
  const done = run()
  if (done) console.log(`· ${done} ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

function buildStep(name, build) {
  if (isFresh(name, build)) return undefined
  forget(name)
  const done = spawnSync(process.execPath, build.command, {
    encoding: 'utf8',
    env: { ...process.env, ...build.env },
    maxBuffer: 64 * 1024 * 1024,
  })
  const missing = build.products.find((product) => !existsSync(product))
  if (done.status !== 0 || missing) {
    mkdirSync('dist/.built', { recursive: true })
    const log = `dist/.built/${name}.log`
    writeFileSync(log, `${done.stdout ?? ''}\n${done.stderr ?? ''}\n${done.error ?? ''}`)
    const tail = `${done.stdout ?? ''}\n${done.stderr ?? ''}`.trim().split('\n').slice(-25).join('\n')
    throw new Error(
      `${tail}\n${build.says} 没有成功${missing ? `,缺 ${missing}` : ''}。全文在 ${log}\n` +
        `${name} could not be built${missing ? `: ${missing} is missing` : ''}. The whole output is in ${log}`,
    )
  }
  remember(name, build)
  return build.says
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
