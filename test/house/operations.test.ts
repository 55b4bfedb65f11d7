// The table of operations is the truth: each has one handler in the function
// it names, a validator, and names every way in which it can say no.
import * as member from '@/contracts/generated/member'
import * as staff from '@/contracts/generated/staff'
import { operations, type OperationName } from '@/contracts/operations'
import { refusals } from '@/contracts/refusals'
import { takenCodes } from '../../cloudfunctions/kernel/call/taken'
import { memberOperations } from '../../cloudfunctions/member'
import { staffOperations } from '../../cloudfunctions/staff'
import { contractNames } from '../contract/world/schemas'
import { files, read } from './files'
import { refusalsByOperation, refusedAnywhere } from './kernel-calls'

const names = Object.keys(operations) as OperationName[]
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
    expect([...table.keys()].sort()).toEqual(names.filter((n) => operations[n].entry === entry).sort())
  }
})

test('a function carries the contracts of its own operations and no others', () => {
  for (const [entry, contracts] of Object.entries({ member, staff })) {
    const inputs = names.filter((n) => operations[n].entry === entry).map((n) => operations[n].input)
    expect(Object.keys(contracts).sort()).toEqual([...new Set(inputs)].sort())
  }
})

test('no contract is left over', () => {
  expect([...contractNames].sort()).toEqual([...new Set(names.map((n) => operations[n].input))].sort())
})

test('each stands in one file of the kernel', () => {
  expect([...byOperation.keys()].sort()).toEqual([...names].sort())
})

describe('each names exactly the refusals that its commands can give, besides those of any call', () => {
  test.each(names)('%s', (name) => {
    const { codes } = byOperation.get(name)!
    const own = [...codes].filter((c) => !generic.includes(c)).sort()
    expect(own).toEqual([...operations[name].refusals].sort())
  })
})

test('no command refuses with a code that is not in the list, and no code is never given', () => {
  const given = new Set([...refusedAnywhere(), ...Object.values(takenCodes), ...generic])
  expect([...given].sort()).toEqual(Object.keys(refusals).sort())
})

test('what a unique index refuses is named by some operation or belongs to any call', () => {
  const named = new Set<string>([...generic, ...names.flatMap((n) => [...operations[n].refusals])])
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
