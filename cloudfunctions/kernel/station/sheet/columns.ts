import { facilities, facilityCodes, stationKinds, stationPromises, type FacilityCode } from '@/contracts/station-words'

// The sheet of stations: what a column is called, what stands in its hint row, in this order. The same for import and
// export.

export const headings = {
  code: '编号',
  name: '名称',
  kind: '类型',
  community: '社区',
  address: '地址',
  lng: '经度',
  lat: '纬度',
  hours: '开放时间',
  howToGetIn: '怎么进',
} as const
export type Heading = keyof typeof headings
/** Only told, never read: an exported sheet can be edited and sent back as it is. */
export const told = ['最近确认', `近${stationPromises.visitsLately.amount}天进站`] as const

export const facilityHeading = (code: FacilityCode): string => facilities[code]
export const allHeadings: readonly string[] = [
  ...Object.values(headings),
  ...facilityCodes.map(facilityHeading),
  ...told,
]

/** Whose first cell begins so is a row for people. */
export const hintMark = '说明：'
const hints: Record<Heading, string> = {
  code: `${hintMark}新驿站留空，系统编号；改旧的别动它`,
  name: '2 到 40 个字',
  kind: Object.values(stationKinds).join('、'),
  community: '社区全名，可留空，按位置算',
  address: '门牌或说得清的位置',
  lng: '如 111.712345，WGS-84',
  lat: '如 40.801234，WGS-84',
  hours: '如“周一至周五 08:30-12:00,13:00-17:30”“24小时”',
  howToGetIn: '可留空，如“侧门按铃”',
}
export const hintRow: readonly string[] = [
  ...Object.values(hints),
  ...facilityCodes.map(() => '有／没有／坏了，可留空'),
  ...told.map(() => '不用填'),
]

/** The words of a facility cell. Empty says nothing, and what was known stays. */
export const facilityCells = { 有: 'yes', 没有: 'no', 无: 'no', 坏了: 'broken' } as const
export const facilityCellOf = { yes: '有', no: '没有', broken: '坏了', unknown: '' } as const

export const rowsMax = 2000
export const errorHeading = '要改的地方'
