import type { SheetError } from '@/contracts/station-shapes'
import {
  facilityCodes,
  stationKindCodes,
  stationKinds,
  type FacilityCode,
  type FacilityState,
  type StationKind,
} from '@/contracts/station-words'
import { cleanText } from '../../call/clean-input'
import { formatHours, parseHours } from '@/rules/hours'
import { readChinese } from '@/rules/hours/editing'
import {
  allHeadings,
  errorHeading,
  facilityCells,
  facilityHeading,
  headings,
  hintMark,
  rowsMax,
  type Heading,
} from './columns'
import type { Cells } from './open-sheet'

/** One station as a sheet says it. `row` is Excel's number. */
export interface SheetRow {
  row: number
  code: string | null
  name: string
  kind: StationKind
  community: string | null
  address: string
  lng: number
  lat: number
  hours: string
  howToGetIn: string
  facilities: { code: FacilityCode; state: FacilityState }[]
}
export interface RowsRead {
  rows: SheetRow[]
  errors: SheetError[]
  count: number
}

const needed: Heading[] = ['name', 'address', 'lng', 'lat', 'hours']

/** Looks at every row and says everything that is wrong, each with how to write it: one look, one correction. */
export function readRows(cells: Cells): RowsRead {
  const heads = (cells[0] ?? []).map((h) => h.replace(/^\ufeff/, '').trim())
  const errors = headingErrors(heads)
  if (errors.length > 0) return { rows: [], errors, count: 0 }
  const rows: SheetRow[] = []
  let count = 0
  cells.slice(1).forEach((row, i) => {
    if (row.every((c) => c === '') || (row[0] ?? '').startsWith(hintMark)) return
    if (++count > rowsMax) return
    const wrong = (column: string, what: string, how: string): void => {
      errors.push({ row: i + 2, column, what, how })
    }
    const read = readRow(i + 2, (heading) => cleanText(row[heads.indexOf(heading)] ?? ''), wrong)
    if (read) rows.push(read)
  })
  if (count > rowsMax)
    errors.unshift({ row: rowsMax + 2, column: '', what: `一次最多 ${rowsMax} 行`, how: '拆成几份再传' })
  if (count === 0)
    errors.push({ row: 2, column: headings.name, what: '没有一行驿站', how: '从第三行起，一行写一个驿站' })
  return { rows, errors: [...errors, ...twice(rows)], count: Math.min(count, rowsMax) }
}

function headingErrors(heads: readonly string[]): SheetError[] {
  const at = (column: string, what: string, how: string): SheetError => ({ row: 1, column, what, how })
  return [
    ...needed
      .map((h) => headings[h])
      .filter((h) => !heads.includes(h))
      .map((h) => at(h, '少了这一列', `第一行要有“${h}”`)),
    ...heads
      .filter((h) => h !== '' && h !== errorHeading && !allHeadings.includes(h))
      .slice(0, 20)
      .map((h) => at(h.slice(0, 40), '不认识这一列', '删掉它，或改成模板里的名字')),
    ...heads
      .filter((h, i) => h !== '' && heads.indexOf(h) !== i)
      .slice(0, 20)
      .map((h) => at(h.slice(0, 40), '这一列有两次', '留一列')),
  ]
}

type Wrong = (column: string, what: string, how: string) => void

function readRow(row: number, cell: (heading: string) => string, wrong: Wrong): SheetRow | null {
  let sound = true
  const not: Wrong = (...said) => {
    sound = false
    wrong(...said)
  }
  const text = (h: Heading, min: number, max: number): string => {
    const value = cell(headings[h])
    if ([...value].length < min) not(headings[h], value === '' ? '这里还没填' : '太短了', `写 ${min} 到 ${max} 个字`)
    if ([...value].length > max) not(headings[h], '太长了', `最多 ${max} 个字`)
    if (/[<>\u0000-\u0009\u000b-\u001f]/.test(value))
      not(headings[h], '里面有不能用的符号', '去掉尖括号和换行以外的符号')
    return value
  }
  const degrees = (h: 'lng' | 'lat', min: number, max: number, like: string): number => {
    const value = Number(cell(headings[h]).replace(/[°\s]/g, '') || NaN)
    if (!(value >= min && value <= max)) not(headings[h], '不是中国的位置', `写成度数，如 ${like}`)
    return value
  }
  const code = cell(headings.code).toUpperCase() || null
  if (code && !/^[2-9A-HJKMNP-Z]{6}$/.test(code)) not(headings.code, '不是驿站编号', '新驿站留空；旧的从导出的表里抄')
  const read: SheetRow = {
    row,
    code,
    name: text('name', 2, 40),
    kind: kindOf(cell(headings.kind), not),
    community: cell(headings.community) || null,
    address: text('address', 2, 80),
    lng: degrees('lng', 73, 136, '111.712345'),
    lat: degrees('lat', 3, 54, '40.801234'),
    hours: hoursOf(cell(headings.hours), not),
    howToGetIn: text('howToGetIn', 0, 120),
    facilities: facilitiesOf(cell, not),
  }
  return sound ? read : null
}

function kindOf(word: string, wrong: Wrong): StationKind {
  if (word === '') return 'own'
  const kind = stationKindCodes.find((k) => stationKinds[k] === word)
  if (!kind)
    wrong(headings.kind, `没有“${word.slice(0, 20)}”这一类`, `从这些里选：${Object.values(stationKinds).join('、')}`)
  return kind ?? 'own'
}

/** The stored form, as an export writes it when it has no words of its own, or what people write. */
function hoursOf(text: string, wrong: Wrong): string {
  if (text === '') {
    wrong(headings.hours, '这里还没填', '如“周一至周五 08:30-17:30”“24小时”')
    return ''
  }
  const stored = parseHours(text)
  if (stored.ok) return formatHours(stored.hours)
  const read = readChinese(text)
  if (!read.ok)
    wrong(
      headings.hours,
      read.why.replace(/。$/, ''),
      '如“周一至周五 08:30-12:00,13:00-17:30”“工作日 09:00-18:00”“24小时”',
    )
  return read.ok ? formatHours(read.hours) : ''
}

function facilitiesOf(cell: (heading: string) => string, wrong: Wrong): SheetRow['facilities'] {
  return facilityCodes.flatMap((code) => {
    const word = cell(facilityHeading(code))
    if (word === '') return []
    const state = Object.hasOwn(facilityCells, word) ? facilityCells[word as keyof typeof facilityCells] : undefined
    if (!state) wrong(facilityHeading(code), `“${word.slice(0, 20)}”看不懂`, '写“有”“没有”“坏了”，不知道就留空')
    return state ? [{ code, state }] : []
  })
}

function twice(rows: readonly SheetRow[]): SheetError[] {
  const first = new Map<string, number>()
  return rows.flatMap((r) => {
    if (!r.code) return []
    const before = first.get(r.code)
    if (before === undefined) first.set(r.code, r.row)
    return before === undefined
      ? []
      : [{ row: r.row, column: headings.code, what: `和第 ${before} 行是同一个编号`, how: '留一行' }]
  })
}
