// A protocol may be stopped at any moment and gives the same; its numbers come from pairs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { minutesAt } from '../../simulate/protocol/measures'
import { pairedDifference } from '../../simulate/protocol/paired'
import { planOf, runsOf } from '../../simulate/protocol/plan'
import { fileOf, type RunKey } from '../../simulate/protocol/run-key'
import { drawnBehaviour } from '../../simulate/protocol/sensitivity'
import { BEHAVIOUR } from '../../simulate/world/world-numbers'
import type { Result } from '../../simulate/run/tally'

const root = path.resolve(__dirname, '../../..')

test('the command runs what is missing and no more, and a run made again writes the same', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulate-'))
  const protocol = () =>
    execFileSync(
      process.execPath,
      ['--import', 'tsx', 'test/simulate/run.ts', '--seeds', '1', '--days', '1', '--loads', '0.02', '--draws', '0'],
      { cwd: root, encoding: 'utf8', env: { ...process.env, HONGYI_DATA: folder } },
    )
  const key: RunKey = { people: 'usual', what: 'nearest', seed: 1, load: 0.02, days: 1 }
  const file = path.join(folder, 'simulate', fileOf(key))
  const read = () => ({ ...(JSON.parse(readFileSync(file, 'utf8')) as Result), milliseconds: 0 })
  try {
    const said = protocol()
    expect(JSON.parse(said.trim().split('\n').at(-1)!)).toMatchObject({ ofBoundL1: null, noticesVsNearestL3: null })
    expect(readFileSync(path.join(folder, 'simulate', 'report.html'), 'utf8')).toContain('</html>')
    const first = read()
    expect(first.cases.reduce((sum, count) => sum + count, 0)).toBe(105)
    expect(first.byHelper.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50)
    rmSync(file)
    expect(protocol()).toContain('6 of 7 runs are there already')
    expect(read()).toEqual(first)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)

test('every run has a file of its own', () => {
  const files = runsOf(planOf([], 2)).map(fileOf)
  expect(new Set(files).size).toBe(files.length)
})

test('the protocol is what was written down: ten cities, four loads, thirty days, a bound for each', () => {
  const keys = runsOf(planOf([], 2))
  for (const what of ['none', 'broadcast', 'nearest', 'nearest-5', 'ours', 'bound']) {
    expect(keys.filter((key) => key.what === what && key.people === 'usual' && key.days === 30)).toHaveLength(40)
  }
  expect(runsOf(planOf(['--quick'], 2)).length).toBeLessThan(30)
  expect(planOf(['--seeds', '3', '--days', '7', '--loads', '1,3'], 2)).toMatchObject({
    seeds: 3,
    days: 7,
    loads: [1, 3],
    quick: false,
  })
  expect(() => planOf(['--sedes', '3'], 2)).toThrow('--sedes')
  expect(() => planOf(['--days', 'many'], 2)).toThrow('--days')
})

test('a difference is judged by pairs: what cities share falls out', () => {
  const { mean, plusMinus } = pairedDifference([11, 21, 31], [10, 20, 30])
  expect(mean).toBeCloseTo(1)
  expect(plusMinus).toBeCloseTo(0)
  expect(pairedDifference([1, 3], [0, 0]).plusMinus).toBeCloseTo(12.706)
  expect(pairedDifference([1], [0]).plusMinus).toBeNull()
})

test('a share of the waits is read off the minutes', () => {
  const result = {
    minutes: [
      [0, 4, 0, 0],
      [0, 0, 4, 0],
      [0, 0, 0, 0],
    ],
  } as unknown as Result
  expect(minutesAt(result, 0.5)).toBeCloseTo(2)
  expect(minutesAt(result, 0.25)).toBeCloseTo(1.5)
  expect(minutesAt(result, 0.5, 1)).toBeCloseTo(2.5)
  expect(minutesAt(result, 0.5, 2)).toBe(0)
})

test('sensitivity moves every number of behaviour, each by itself and by half at most', () => {
  const flat = (behaviour: unknown): number[] =>
    typeof behaviour === 'number' ? [behaviour] : Object.values(behaviour as object).flatMap(flat)
  const [usual, drawn] = [flat(BEHAVIOUR), flat(drawnBehaviour(1))]
  expect(drawn).toHaveLength(usual.length)
  const moved = drawn.map((value, n) => value / usual[n]!)
  expect(moved.every((by) => by >= 0.5 && by <= 1.5)).toBe(true)
  expect(new Set(moved).size).toBe(moved.length)
  expect(flat(drawnBehaviour(2))).not.toEqual(drawn)
})
