import { idleAllowances, isAllowed } from './allowance'
import { openPackage, type CompiledPackage } from './compiled-package'
import { configFindings } from './config-rules'
import { staticFinding, type Finding } from './finding'
import { javascriptFindings } from './javascript'
import { sizeFindings } from './package-size'
import { wechatFindings } from './wechat-rules'
import { wxmlFindings } from '../wxml'

/** The rules that read the package without running it. */
export const staticFindings = (pkg: CompiledPackage): Finding[] => [
  ...configFindings(pkg),
  ...javascriptFindings(pkg),
  ...wechatFindings(pkg),
  ...sizeFindings(pkg),
]

/** All that is wrong with the package in this folder, minus what allowance.ts argues may stay. */
export function inspect(root: string): Finding[] {
  const pkg = openPackage(root)
  const found = [...staticFindings(pkg), ...wxmlFindings(pkg)]
  const idle = idleAllowances(found).map((a) =>
    staticFinding(
      'warning',
      'idle-allowance',
      'app.json',
      { line: 1, column: 1 },
      `nothing needs the allowance ${a.rule} ${a.message} any more`,
    ),
  )
  return [...found.filter((f) => !isAllowed(f)), ...idle]
}
