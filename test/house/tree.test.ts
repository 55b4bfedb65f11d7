// The house stays as it was meant: short files, one word a thing, migrations in a row, nothing promised and left.
import path from 'node:path'
import { files, isText, read } from './files'

const texts = files.filter(isText)

test('no file is longer than 300 lines', () => {
  const long = texts
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
  expect(long).toEqual([])
})

test('nothing is called by a name that says nothing', () => {
  // "helper" alone is a word of the product: somebody who takes a case.
  const empty = /^(utils?|helpers|common|managers?|data|info|misc|stuff)$/i
  const named = files.flatMap((file) =>
    file
      .split('/')
      .map((part) => part.replace(/\..*$/, ''))
      .filter((part) => empty.test(part))
      .map(() => file),
  )
  expect(named).toEqual([])
})

test('files and folders are written in lower case with hyphens', () => {
  const odd = files.filter(
    (file) =>
      !/^[a-z0-9.-]+$/.test(path.basename(file)) ||
      !path
        .dirname(file)
        .split('/')
        .every((part) => /^[a-z0-9-]+$/.test(part)),
  )
  expect(odd.filter((file) => !/^(SOURCE|README)\.md$/.test(path.basename(file)))).toEqual([])
})

describe('nothing is put off', () => {
  // Put together here, so that this file does not find itself.
  const marks = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK']
  test('in a comment', () => {
    const mark = new RegExp(`\\b(${marks.join('|')})\\b`)
    const put = texts.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, i) => (mark.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
    )
    expect(put).toEqual([])
  })

  test('in a test', () => {
    const words = ['ski' + 'p', 'onl' + 'y', 'tod' + 'o', 'failin' + 'g'].join('|')
    const off = new RegExp(`\\b(?:test|it|describe)\\.(?:${words})\\b|\\b(?:x|f)(?:it|test|describe)\\(`)
    const put = texts
      .filter((file) => file.startsWith('test/'))
      .flatMap((file) =>
        read(file)
          .split('\n')
          .flatMap((line, i) => (off.test(line) ? [`${file}:${i + 1}`] : [])),
      )
    expect(put).toEqual([])
  })

  test('with the type checker or the linter told to look away', () => {
    const away = new RegExp(`@ts-${'ignore'}|@ts-${'nocheck'}|eslint-${'disable'}`)
    expect(texts.filter((file) => away.test(read(file)))).toEqual([])
  })
})

test('migrations are numbered in a row, and each opens with what it protects', () => {
  const migrations = files
    .filter((file) => file.startsWith('cloudfunctions/store/migrations/'))
    .map((file) => path.basename(file))
  expect(migrations.length).toBeGreaterThan(0)
  migrations.forEach((name, i) => {
    expect(name).toMatch(new RegExp(`^${String(i + 1).padStart(3, '0')}-[a-z-]+\\.sql$`))
    expect(read(`cloudfunctions/store/migrations/${name}`)).toMatch(/^-- Protects: /)
  })
})

test('every test opens with its promise, before or after its imports', () => {
  const opening = /^(?:import [\s\S]*? from '[^']+'\n|import '[^']+'\n|\s)*(?:\/\/ \S|\/\*\*?\s)/
  const silent = files.filter((file) => file.endsWith('.test.ts')).filter((file) => !opening.test(read(file)))
  expect(silent).toEqual([])
})

test('no secret lies in the house', () => {
  const key = new RegExp(`-----BEGIN ${'[A-Z ]*PRIVATE KEY'}|AKID[A-Za-z0-9]{30}|\\bwx[0-9a-f]{16}\\b.{0,80}secret`)
  expect(files.filter((file) => isText(file) && key.test(read(file)))).toEqual([])
})
