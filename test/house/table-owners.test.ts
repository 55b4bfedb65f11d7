// A table has an owner: whoever wants to change what it says asks the noun that keeps it.
import { files, read } from './files'
import { tableOwners } from './table-owners'

interface Mention {
  noun: string
  table: string
  writes: boolean
  where: string
}

const tables = Object.keys(tableOwners)
const mention = new RegExp(
  `(?:\\b(from|join|using|into|update|delete from)\\s+|\\b(insert)\\(')(${tables.join('|')})\\b`,
  'gi',
)

/**
 * SQL that names a table after the word that reads or writes it, and rows that the recorder writes. Lines of comment
 * are prose and do not count.
 */
function mentionsIn(file: string, text: string): Mention[] {
  const noun = file.split('/')[2]!
  return text
    .replace(/\binsert\(\s+'/g, "insert('")
    .split('\n')
    .flatMap((line, i) =>
      /^\s*(\/\/|\*|\/\*\*)/.test(line)
        ? []
        : [...line.matchAll(mention)].map(([, verb, insert, table]) => ({
            noun,
            table: table!,
            writes: insert !== undefined || ['into', 'update', 'delete from'].includes(verb!.toLowerCase()),
            where: `${file}:${i + 1}`,
          })),
    )
}

const foreign = (m: Mention): boolean => {
  const { owners, readers = {}, writers = {} } = tableOwners[m.table]!
  if (owners.includes(m.noun) || m.noun in writers) return false
  return m.writes || !(m.noun in readers)
}

const kernel = files.filter((file) => /^cloudfunctions\/kernel\/[a-z-]+\/.+\.ts$/.test(file))
const mentions = kernel.flatMap((file) => mentionsIn(file, read(file)))

test("every noun reads and writes its own tables, and others' only where the list says why", () => {
  expect(mentions.length).toBeGreaterThan(60)
  expect(mentions.filter(foreign)).toEqual([])
})

test('no permission is kept that nobody uses', () => {
  const used = new Set(mentions.map((m) => `${m.noun} ${m.table}`))
  const unused = tables.flatMap((table) => {
    const { readers = {}, writers = {} } = tableOwners[table]!
    return [...Object.keys(readers), ...Object.keys(writers)]
      .map((noun) => `${noun} ${table}`)
      .filter((pair) => !used.has(pair))
  })
  expect(unused).toEqual([])
})

describe('each of these would be found', () => {
  test.each([
    ['cloudfunctions/kernel/desk/x.ts', 'await sql.query(`update person set phone = $1`)'],
    ['cloudfunctions/kernel/photo/x.ts', 'select text from cases where case_id = $1'],
    ['cloudfunctions/kernel/case/x.ts', 'insert into role_binding values ($1)'],
    ['cloudfunctions/kernel/people/x.ts', 'delete from notice where person_id = $1'],
    ['cloudfunctions/kernel/desk/x.ts', `record.insert('case_contact', { person_id })`],
    ['cloudfunctions/kernel/dispatch/x.ts', 'select phone from case_contact'],
  ])('%s: %s', (file, text) => {
    expect(mentionsIn(file, text).filter(foreign)).toHaveLength(1)
  })
})
