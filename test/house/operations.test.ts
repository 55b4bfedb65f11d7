// The table of operations is the truth: each has one handler in the function
// it names, a validator, and names every way in which it can say no.
import { contracts, operationNames } from '../world/contracts'
import { refusals } from '@/contracts/refusals'
import { memberOperations } from '../../cloudfunctions/member'
import { staffOperations } from '../../cloudfunctions/staff'
import { files, read } from './files'
import { refusalsByOperation, refusedAnywhere } from './kernel-calls'

const names = operationNames
const { refusals: takenCodes } = memberOperations.taken
/** Any call may meet these: its parts are broken, nobody is signed in, it is not theirs, or there are too many. */
const generic = [
  'INPUT_INVALID',
  'UNKNOWN_OPERATION',
  'BODY_TOO_LARGE',
  'SIGN_IN_FIRST',
  'NOT_FOUND',
  'RECEIPT_MISMATCH',
  'TOO_MANY',
  'BUSY',
]
const byOperation = refusalsByOperation()

test('each is answered by the function that the table names, and by no other', () => {
  const entries = { member: memberOperations, staff: staffOperations }
  for (const [entry, table] of Object.entries(entries)) {
    expect([...table.keys()].sort()).toEqual(names.filter((n) => contracts[n].entry === entry).sort())
  }
})

test('each stands in one file of the kernel', () => {
  expect([...byOperation.keys()].sort()).toEqual([...names].sort())
})

describe('each names exactly the refusals that its commands can give, besides those of any call', () => {
  test.each(names)('%s', (name) => {
    const { codes } = byOperation.get(name)!
    const own = [...codes].filter((c) => !generic.includes(c)).sort()
    expect(own).toEqual([...contracts[name].refusals].sort())
  })
})

test('no command refuses with a code that is not in the list, and no code is never given', () => {
  const given = new Set([...refusedAnywhere(), ...Object.values(takenCodes), ...generic])
  expect([...given].sort()).toEqual(Object.keys(refusals).sort())
})

test('what a unique index refuses is named by some operation or belongs to any call', () => {
  const named = new Set<string>([...generic, ...names.flatMap((n) => [...contracts[n].refusals])])
  expect(Object.values(takenCodes).filter((code) => !named.has(code))).toEqual([])
})

test('every unique index that may refuse exists', () => {
  const schema = files
    .filter((f) => f.endsWith('.sql'))
    .map(read)
    .join('\n')
  for (const name of Object.keys(takenCodes)) {
    const table = /^(\w+)_pkey$/.exec(name)?.[1]
    expect(schema).toMatch(table ? new RegExp(`create table ${table} \\(`) : new RegExp(`create unique index ${name} `))
  }
})

test('every refusal is one short sentence or two in Chinese, and blames nobody', () => {
  for (const [code, sentence] of Object.entries(refusals)) {
    expect({ code, sentence }).toEqual({
      code,
      sentence: expect.stringMatching(/^[\p{Script=Han}\p{Script=Latin}\d ,，。、]{6,40}。$/u),
    })
    expect(sentence).not.toMatch(/错误|非法|失败|无效|违规/)
  }
})
