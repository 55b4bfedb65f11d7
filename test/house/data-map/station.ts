import { bookkeeping, key, record, type Part } from './held'

/** Stations, and what riders say of them. */
export const station: Part = {
  station: [
    key('community_code station_id code edition version', record),
    bookkeeping(`
      state name kind lng lat address how_to_get_in hours exceptions facilities closed_by closed_reason closed_since
      closed_until warned_people warned_since warned_at confirmed_at photos created_at decided_at decided_reason
    `),
    {
      columns: 'keeper_id keeper_name',
      purpose: 'who looks after the station',
      kept: record,
      seenBy: 'the keeper, staff',
    },
    {
      columns: 'offered_by offered_name offered_phone',
      purpose: 'who offered it, and a number for this one question; the number goes once it is declined',
      kept: record,
      seenBy: 'the offerer, staff',
    },
  ],
  station_fault: [
    key('community_code fault_id station_id', record),
    bookkeeping(`
      what facility state people weight opened_at last_at office_code due_at due_provisional warn_at warned_at
      overdue_at ended_at
    `),
    {
      columns: 'ended_by ended_name note',
      purpose: 'who looked after it, and what they did',
      kept: record,
      seenBy: 'keeper, staff',
    },
  ],
  station_report: [
    key('community_code report_id station_id fault_id', record),
    {
      columns: 'person_id',
      purpose: 'to count people and not taps, to tell them how it ended; emptied by the timer after 180 days',
      kept: record,
      seenBy: 'nobody',
    },
    {
      columns: 'text',
      purpose: 'what they found, in their words; emptied with the person',
      kept: record,
      seenBy: 'keeper, staff; without the name',
    },
    bookkeeping('what facilities weight at said_at outcome'),
  ],
  station_photo: [
    key('community_code station_id upload_id fault_id kind at', record),
    {
      columns: 'blob_key thumb_key width height',
      purpose: 'what the station looks like, what was broken, what was repaired',
      kept: record,
      seenBy: 'of the station: everybody; of a fault: keeper, staff',
    },
  ],
}
