import path from 'node:path'
import { openPackage } from './gate/compiled-package'
import { sentence } from './gate/finding'
import { inspect } from './gate/inspect'
import { packageSizes, roomLeft } from './gate/package-size'

/** `npx tsx test/weapp/gate.ts [dist/weapp]`: prints what must not ship, leaves with 1 if there is a fault. */
const root = path.resolve(process.argv[2] ?? path.join(__dirname, '../../dist/weapp'))
const findings = inspect(root)
const pkg = openPackage(root)
for (const [holder, bytes] of packageSizes(pkg))
  console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${holder || 'main package'}`)
console.log(roomLeft(pkg))
for (const finding of findings) console.log(sentence(finding))
const faults = findings.filter((f) => f.weight === 'fault').length
console.log(
  faults === 0 ? `no fault, ${findings.length} warnings` : `${faults} faults, ${findings.length - faults} warnings`,
)
process.exitCode = faults === 0 ? 0 : 1
