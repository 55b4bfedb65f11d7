import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const STAMP = 'node_modules/.hongyi-lock'

/** npm ci, when the lock file is another one than node_modules was made from. */
export function installStep() {
  const lock = readFileSync('package-lock.json', 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === hash) return undefined
  const there = holdsAll(JSON.parse(lock))
  if (!there) install()
  writeFileSync(STAMP, `${hash}\n`)
  return there ? undefined : '安装依赖 npm ci'
}

/** Somebody's own npm install is as good as ours: npm writes down what it put there. */
function holdsAll(lock) {
  try {
    const there = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
    return Object.entries(lock.packages).every(
      ([place, wanted]) => place === '' || wanted.optional || there[place]?.version === wanted.version,
    )
  } catch {
    return false
  }
}

function install() {
  console.log('· 安装依赖,第一次要几分钟 installing packages, a few minutes the first time')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit' })
  if (done.status === 0) return
  throw new Error(
    '依赖没有装上。请看上面的原因:常见的是网络或镜像源不通,或磁盘满了;修好后再来一次就行。\n' +
      'The packages could not be installed; the reason stands above (often the network, the registry or a full disk).' +
      ' Try again after that.',
  )
}
