import { ImportStations } from '@/contracts/station'
import type { SheetError, SheetRead } from '@/contracts/station-shapes'
import { anyStaff } from '../call/who'
import { nowhere, operation, type Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { lendFile, sentSheet } from '../photo/lend-file'
import { changeStation } from './change-station'
import { insertStations, looked, takeCode, type NewStation } from './make-station'
import { placeRows, type PlacedRow } from './place-rows'
import { makeSheet } from './sheet/make-sheet'
import { openSheet, type Cells } from './sheet/open-sheet'
import { readRows } from './sheet/read-rows'
import { markedCopy } from './sheet/station-rows'
import { openFaultsOf } from './open-fault'
import { standingOf } from './standing'
import { areaOf, openArea } from './who-keeps'

/**
 * All rows or none. With a mistake anywhere nothing is written, and the sheet comes back with every mistake beside its
 * row. The rows that change are locked in the order of their ids, before the city's clock: a report that is being
 * written waits for its station, never for us while we wait for it.
 */
export const importStations = operation(ImportStations, {
  scope: nowhere,
  who: anyStaff,
  async run(call, _, role) {
    const area = areaOf(call, undefined)
    await openArea(call, area)
    const sent = (await sentSheet(call, call.input.uploadId)) ?? refuse('SHEET_MISSING')
    const cells = await openSheet(sent.bytes, sent.type)
    const read = readRows(cells)
    const placed = await placeRows(call, read.rows)
    const errors = [...read.errors, ...placed.errors].sort((a, b) => a.row - b.row)
    const result = {
      rows: read.count,
      created: placed.rows.filter((r) => !r.existing).length,
      updated: placed.rows.filter((r) => r.existing).length,
    }
    if (errors.length > 0) return answerWith(call, cells, errors, read.count)
    if (call.input.check) return { ...result, imported: false, errors: [], markedCopyUrl: null }
    await create(
      call,
      placed.rows.filter((r) => !r.existing),
    )
    await update(
      call,
      placed.rows.filter((r) => r.existing),
    )
    call.record.audit({
      communityCode: area.padEnd(12, '0').slice(0, 12),
      actorId: call.actor.personId,
      role,
      operation: 'import-stations',
      subjectId: call.input.uploadId,
      detail: result,
    })
    return { ...result, imported: true, errors: [], markedCopyUrl: null }
  },
})

/** A page of mistakes is enough to learn from; the marked copy has them all. */
const errorsShown = 100

async function answerWith(call: Call, cells: Cells, errors: readonly SheetError[], rows: number): Promise<SheetRead> {
  const { rows: marked, marked: rowsMarked } = markedCopy(cells, errors)
  const sheet = await makeSheet(marked, 'xlsx', rowsMarked)
  const { url } = await lendFile(call, sheet.bytes, sheet.type)
  return { rows, created: 0, updated: 0, imported: false, errors: errors.slice(0, errorsShown), markedCopyUrl: url }
}

async function create(call: Call, rows: readonly PlacedRow[]): Promise<void> {
  const made: NewStation[] = []
  for (const r of rows) {
    const stationId = call.ports.newId()
    made.push({
      communityCode: r.communityCode,
      stationId,
      code: await takeCode(call.sql, r.communityCode, stationId),
      state: 'active',
      name: r.name,
      kind: r.kind,
      lng: r.lng,
      lat: r.lat,
      address: r.address,
      howToGetIn: r.howToGetIn,
      hours: r.hours,
      exceptions: [],
      facilities: looked({}, r.facilities, call.now),
      photos: 0,
    })
  }
  await insertStations(call.sql, made, call.now)
}

async function update(call: Call, rows: readonly PlacedRow[]): Promise<void> {
  for (const r of rows) {
    const row = r.existing!
    // What the sheet says as it was known already is not seen anew: an export that comes back changes no date.
    const seen = r.facilities.filter((f) => row.facilities[f.code]?.state !== f.state)
    const facilities = looked(row.facilities, seen, call.now)
    await changeStation(call.sql, row, {
      name: r.name,
      kind: r.kind,
      lng: r.lng,
      lat: r.lat,
      address: r.address,
      how_to_get_in: r.howToGetIn,
      hours: r.hours,
      edition: row.edition + 1,
      ...standingOf({ ...row, facilities }, await openFaultsOf(call, row), call.now),
    })
  }
}
