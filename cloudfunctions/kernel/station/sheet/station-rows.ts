import type { DeskStation, SheetError } from '@/contracts/station-shapes'
import { facilityCodes, stationKinds } from '@/contracts/station-words'
import { formatHours, parseHours, sayHours } from '@/rules/hours'
import { readChinese } from '@/rules/hours/editing'
import { clock, localDay } from '@/rules/local-time'
import { allHeadings, errorHeading, facilityCellOf, hintRow, type Heading } from './columns'
import type { Cells } from './open-sheet'

type Cell = string | number | null

/** Stations as rows of a sheet, under the headings and their hints. What it says of hours can be read back. */
export function rowsOf(stations: readonly DeskStation[]): Cell[][] {
  return [
    [...allHeadings],
    [...hintRow],
    ...stations.map((s) => {
      const own: Record<Heading, Cell> = {
        code: s.code,
        name: s.name,
        kind: stationKinds[s.kind],
        community: s.placeName.split(' · ').pop()!,
        address: s.address,
        lng: s.point.lng,
        lat: s.point.lat,
        hours: hoursIn(s.hours),
        howToGetIn: s.howToGetIn,
      }
      return [
        ...Object.values(own),
        ...facilityCodes.map((f) => facilityCellOf[s.facilities[f]?.state ?? 'unknown']),
        s.confirmedAt ? `${localDay(s.confirmedAt)} ${clock(s.confirmedAt)}` : '',
        s.visits7,
      ]
    }),
  ]
}

/** In words, if the words are read back as the same hours; else as it is stored. */
function hoursIn(stored: string): string {
  const parsed = parseHours(stored)
  if (!parsed.ok) return stored
  const words = sayHours(parsed.hours)
  const read = readChinese(words)
  return read.ok && formatHours(read.hours) === formatHours(parsed.hours) ? words : stored
}

/** The sheet as it came, with what is wrong in a column at its end, row by row. */
export function markedCopy(cells: Cells, errors: readonly SheetError[]): { rows: Cell[][]; marked: Set<number> } {
  const width = Math.max(...cells.map((r) => r.length), 1)
  const said = new Map<number, string[]>()
  for (const e of errors)
    said.set(e.row - 1, [...(said.get(e.row - 1) ?? []), `${e.column ? `${e.column}：` : ''}${e.what}，${e.how}`])
  const rows = cells.map((row, i) => [
    ...row,
    ...Array.from({ length: width - row.length }, () => ''),
    [...(i === 0 ? [errorHeading] : []), ...(said.get(i) ?? [])].join('；'),
  ])
  return { rows, marked: new Set([...said.keys()].filter((i) => i > 0)) }
}
