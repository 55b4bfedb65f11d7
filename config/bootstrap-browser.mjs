import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const CHROMIUM = '/usr/bin/chromium'

/** The screens are tested in a real browser with Chinese type; both come from the distribution. */
export function browserStep() {
  const wanted = [...(existsSync(CHROMIUM) ? [] : ['chromium']), ...(hasChineseType() ? [] : ['fonts-noto-cjk'])]
  if (wanted.length === 0) return undefined
  const isRoot = process.getuid?.() === 0
  const hasApt = spawnSync('apt-get', ['--version']).status === 0
  if (!isRoot || !hasApt) {
    const install = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${wanted.join(' ')}`
    const withoutApt = hasApt ? '' : ` (without apt: a Chromium at ${CHROMIUM} and a Chinese font)`
    throw new Error(
      `界面测试要用 ${wanted.join(' 和 ')}。请先执行:${install}\n` +
        `The screen tests need ${wanted.join(' and ')}. Run the line above first${withoutApt}.`,
    )
  }
  console.log(`· 安装 ${wanted.join(' ')} installing, a few minutes`)
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', ...wanted])
  return `安装 ${wanted.join(' ')}`
}

function hasChineseType() {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  if (listed.status === 0) return listed.stdout.trim() !== ''
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

function apt(args) {
  const done = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (done.status === 0) return
  const reason = `${done.stderr}`.trim().split('\n').slice(-3).join('\n')
  throw new Error(
    `${reason}\napt-get ${args[0]} 没有成功,修好后再来一次。\napt-get ${args[0]} failed; the reason stands above.`,
  )
}
