/** What the first screen of the terminal says: the address, who you may be, and what to try first. */

/** How often the demo's timer runs: nobody who tries it should have to wait. */
export const DEMO_TURN_MS = 5_000

export type DemoAccount = { key: string; label: string; role: string; hint: string }

/** What a terminal draws two columns wide: Chinese, Japanese and Korean with their marks, and full-width forms. */
const WIDE = new RegExp(
  '[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff' +
    '\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6]',
)

/** Terminal columns a text takes: a Chinese character takes two, so padEnd alone bends every table. */
export function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0)
}

const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)))

export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => columns(row[at] ?? '')))) ?? []
  return rows.map((row) => `  ${row.map((cell, at) => padTo(cell, widths[at] ?? 0)).join('  ')}`.trimEnd()).join('\n')
}

/** At night only danger and urgent matters are asked about: whoever tries an ordinary one would wait till morning. */
const tryFirst = (atNight: boolean): string =>
  atNight
    ? '先试这一件：现在是夜里，系统只为急事、险事打扰人。用居民账号提一件“供热供水供电”或“消防隐患”；' +
      '再用帮手账号接下；最后用社区账号在工作台答复。'
    : '先试这一件：用居民账号提一件诉求，拍照或写一句；再用帮手账号接下；最后用社区账号在工作台答复。'

export interface Opened {
  url: string
  accounts: readonly DemoAccount[]
  seconds: number
  /** Where the data stays. */
  kept: string
  atNight: boolean
}

export function welcome({ url, accounts, seconds, kept, atNight }: Opened): string {
  const rows = [['账号', '是谁', '身份', '可以先做'], ...accounts.map((a) => [a.key, a.label, a.role, a.hint])]
  return [
    '',
    `红驿 Hongyi 已在本机打开（${seconds.toFixed(1)} 秒）：${url}`,
    '',
    '演示账号，登录页上点一下就进，不用密码：',
    table(rows),
    '',
    tryFirst(atNight),
    `时限按办事钟走，派单每 ${DEMO_TURN_MS / 1000} 秒跑一次。停止：Ctrl-C（数据留在 ${kept}，下次接着用）。`,
    '',
  ].join('\n')
}
