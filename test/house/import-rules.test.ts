// Imports run one way, so that a screen can not reach the database and a rule can not reach a screen.
import { brokenBy, brokenRules, importsOf } from '../../config/import-rules'
import { files, isCode, read, root } from './files'

test('no file imports what its folder may not', () => {
  const code = files.filter(isCode)
  expect(code.length).toBeGreaterThan(200)
  expect(brokenRules(root, code)).toEqual([])
})

describe('each of these would be found', () => {
  test.each([
    ['src/my-cases/index.tsx', `import { PostForm } from '../post-a-case/form'`, 'src/post-a-case/form'],
    [
      'src/my-cases/index.tsx',
      `import { dueAt } from '../../cloudfunctions/kernel/calendar/due'`,
      'cloudfunctions/kernel/calendar/due',
    ],
    ['src/ui/card.tsx', `import { cases } from '@/my-cases/cases'`, 'src/my-cases/cases'],
    ['src/platform/call.ts', `import { Card } from '@/ui'`, 'src/ui'],
    [
      'src/contracts/case.ts',
      `import type { CaseRow } from '../../cloudfunctions/kernel/case/case-row'`,
      'cloudfunctions/kernel/case/case-row',
    ],
    ['src/contracts/case.ts', `import dayjs from 'dayjs'`, 'npm:dayjs'],
    [
      'cloudfunctions/kernel/case/post-case.ts',
      `import { poolFor } from '../../store/pool'`,
      'cloudfunctions/store/pool',
    ],
    [
      'cloudfunctions/kernel/case/post-case.ts',
      `import { memberOperations } from '../../member'`,
      'cloudfunctions/member',
    ],
    ['cloudfunctions/kernel/case/post-case.ts', `const React = require('react')`, 'npm:react'],
    [
      'cloudfunctions/kernel/matching/score.ts',
      `import { cityOf } from '../org/city'`,
      'cloudfunctions/kernel/org/city',
    ],
    ['cloudfunctions/kernel/matching/score.ts', `import { readFileSync } from 'fs'`, 'node:fs'],
    ['cloudfunctions/kernel/calendar/due.ts', `export type { Pool } from 'pg'`, 'npm:pg'],
    ['cloudfunctions/staff/index.ts', `import { memberOperations } from '../member'`, 'cloudfunctions/member'],
    [
      'cloudfunctions/store/transaction.ts',
      `const later = () => import('../kernel/case/post-case')`,
      'cloudfunctions/kernel/case/post-case',
    ],
    ['config/index.ts', `import { Btn } from '../src/ui/btn'`, 'src/ui/btn'],
    ['cloudfunctions/local/host.ts', `import { layCity } from '../../test/world/city'`, 'test/world/city'],
    ['src/ui/card.tsx', `import { renderToString } from 'react-dom/server'`, 'npm:react-dom/server'],
  ])('%s: %s', (file, text, target) => {
    expect(importsOf(file, text)).toEqual([target])
    expect(brokenBy(file, text).map((b) => b.imports)).toEqual([target])
  })

  test('a folder that no rule knows', () => {
    expect(brokenBy('scripts/deploy.ts', '')).toHaveLength(1)
  })
})

describe('TypeBox stays off the phone: a contract built with it lends only types', () => {
  const built = new Set(
    files
      .filter(
        (f) =>
          /^src\/contracts\/[^/]+\.ts$/.test(f) &&
          /from '(@sinclair\/typebox|\.\/schema|\.\/contract)'/.test(read(f).replace(/import type .*/g, '')),
      )
      .map((f) => f.slice('src/contracts/'.length, -3)),
  )
  const valuesOf = (text: string): string[] =>
    [...text.matchAll(/(?:import|export) (?!type )([^'"]*) from '@\/contracts\/([^']+)'/g)]
      .filter(
        ([, names]) =>
          !names!
            .replace(/[{}\s]/g, '')
            .split(',')
            .every((n) => n === '' || n.startsWith('type')),
      )
      .map(([, , contract]) => contract!)
      .filter((contract) => built.has(contract))

  test('in every screen', () => {
    expect(built.size).toBeGreaterThan(4)
    const found = files
      .filter((f) => isCode(f) && f.startsWith('src/') && !f.startsWith('src/contracts/'))
      .flatMap((f) => valuesOf(read(f)).map((contract) => `${f}: ${contract}`))
    expect(found).toEqual([])
  })

  test('one that does not is found', () => {
    expect(valuesOf(`import { facilities } from '@/contracts/station'`)).toEqual(['station'])
    expect(valuesOf(`import type { StationView } from '@/contracts/station'`)).toEqual([])
  })
})
