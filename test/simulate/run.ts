// `npm run simulate`: the whole protocol, hours; stop and start it as you like.
// `-- --quick`: less than a minute, the ratios. The last line is one JSON object.
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Findings } from './protocol/findings'
import { planOf, runsOf } from './protocol/plan'
import { readBound, readResult, runAll } from './protocol/run-all'
import { table } from './protocol/table'
import { page } from './report/page'

async function main(): Promise<void> {
  const folder = path.resolve(process.env.HONGYI_DATA ?? '.data', 'simulate')
  const plan = planOf(process.argv.slice(2), availableParallelism())
  await runAll(folder, runsOf(plan), plan.atOnce)
  const findings = new Findings(plan, readResult(folder), readBound(folder))
  console.log(table(findings))
  const report = path.join(folder, plan.quick ? 'quick.html' : 'report.html')
  writeFileSync(report, page(findings))
  console.log(`report: ${path.relative(process.cwd(), report)}`)
  console.log(JSON.stringify(findings.summary()))
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
