// What stations are called and made of: the screens read these, so nothing here may pull a library into the phone.

/** What a station can have (product.md B1): the code is stored, the word is shown. */
export const facilities = {
  water: '热水',
  seats: '座位',
  charging: '手机充电',
  microwave: '微波炉',
  heating: '暖气空调',
  toilet: '厕所',
  'first-aid': '急救药箱',
  fridge: '冰箱',
  wifi: 'Wi-Fi',
  books: '图书',
  'rain-gear': '雨具',
  tools: '工具',
  'ebike-charging': '电动车充电',
  'battery-swap': '换电',
  'ebike-parking': '停车',
  'street-level': '临街',
  nursing: '母婴室',
  aed: 'AED',
} as const
export type FacilityCode = keyof typeof facilities
export const facilityCodes = Object.keys(facilities) as FacilityCode[]

export const facilityStates = ['yes', 'no', 'broken', 'unknown'] as const
export type FacilityState = (typeof facilityStates)[number]
/** Words for `FacilityState`; the date and the number of people go behind them. */
export const facilityStateWords: Record<FacilityState, string> = {
  yes: '有',
  no: '没有',
  broken: '坏了',
  unknown: '没人说过',
}
/** Change a number here: the rule that keeps it and every sentence that says it follow. */
export const stationPromises = {
  /** What offering a shop as a station asks of a merchant. */
  toOffer: { amount: 2, unit: 'minute' },
  /** What nobody has confirmed for so long says so in words. */
  stale: { amount: 14, unit: 'day' },
  /** A fault that is done with stays in the list of faults this long. */
  fixedShown: { amount: 30, unit: 'day' },
  /** Visits lately, as a rider reads them, and the days of the keeper's chart. */
  visitsLately: { amount: 7, unit: 'day' },
  visitsCharted: { amount: 30, unit: 'day' },
} as const

/** What somebody may do with a station, as the functions say it for this person and this moment. */
export const stationActions = [
  'accept',
  'decline',
  'remove',
  'describe',
  'close-today',
  'reopen',
  'invite-keeper',
  'end-keeper',
] as const
export type StationAction = (typeof stationActions)[number]

export const stationKinds = {
  own: '社区自办',
  merchant: '商家',
  bank: '银行网点',
  union: '工会',
  carrier: '营业厅',
  clinic: '药店诊所',
  other: '其他',
} as const
export type StationKind = keyof typeof stationKinds
export const stationKindCodes = Object.keys(stationKinds) as StationKind[]

export const stationStates = ['offered', 'active', 'declined', 'removed'] as const
export type StationState = (typeof stationStates)[number]

/** What a rider can say about a station. The first three are bad news, the last three good. */
export const reportKinds = ['door-locked', 'broken', 'danger', 'open-after-all', 'works-again', 'confirm-here'] as const
export type ReportKind = (typeof reportKinds)[number]
/**
 * The buttons of one tap, in the order of a rider's trouble; `broken` with another facility is the last one, "别的坏了".
 */
export const reportChoices: readonly {
  key: string
  words: string
  what: ReportKind
  facilities: readonly FacilityCode[]
}[] = [
  { key: 'door-locked', words: '门锁着', what: 'door-locked', facilities: [] },
  { key: 'no-water', words: '没水', what: 'broken', facilities: ['water'] },
  { key: 'charger-broken', words: '充电坏了', what: 'broken', facilities: ['charging'] },
  { key: 'open-after-all', words: '其实开着', what: 'open-after-all', facilities: [] },
]
export const faultKinds = ['door-locked', 'broken', 'danger'] as const
export type FaultKind = (typeof faultKinds)[number]

export const sheetFormats = ['csv', 'xlsx'] as const
export type SheetFormat = (typeof sheetFormats)[number]

export const faultViews = ['open', 'overdue', 'done'] as const
