import type { Finding } from './finding'

/** A finding that was looked at and may stay, with the reason. One that matches nothing any more is itself reported. */
export interface Allowance {
  rule: string
  file: RegExp
  message: RegExp
  why: string
}

export const allowances: readonly Allowance[] = [
  {
    rule: 'missing-global',
    file: /^taro\.js$/,
    message: /^tt is missing/,
    why: "Taro's Lynx document is built only inside TikTok: isLynx() chooses the branch and is false in WeChat",
  },
]

export const isAllowed = (finding: Finding, list: readonly Allowance[] = allowances): boolean =>
  list.some((a) => matches(a, finding))

/** The allowances that no finding needs. */
export const idleAllowances = (findings: Finding[], list: readonly Allowance[] = allowances): Allowance[] =>
  list.filter((a) => !findings.some((f) => matches(a, f)))

const matches = (a: Allowance, f: Finding): boolean =>
  a.rule === f.rule && a.file.test(f.file) && a.message.test(f.message)
