import type { FaultList, StationList } from '@/contracts/station-shapes'
import { all, one, sheet, states, type Look } from './look'

const at = (page: string, s: { communityCode: string; stationId: string }, part = '') =>
  `${page}?communityCode=${s.communityCode}&stationId=${s.stationId}${part && `&part=${part}`}`
const list = 'station-desk/index'

/** Somebody with a door to offer. */
export const offeringStation = (): Look[] => [
  ...states('offer station', 'station-desk/offer', ['loading', 'offline'], { sees: '门口在哪儿', primary: true }),
  sheet('offer hours', 'station-desk/offer', ['工作日'], { sees: '08:30–12:00' }),
]

/**
 * A rider who looks for one: the nearest, what else can be had, one
 * whole, and what is wrong with it. The place is the demo's home.
 */
export function looking(home: { communityCode: string; name: string }, stations: StationList): Look[] {
  const page = 'stations/index'
  const where = { mayAsk: false, community: { code: home.communityCode, name: home.name } }
  const one = at('stations/station', stations.stations[0]!)
  const from: Partial<Look> = { kept: { where } }
  return [
    { name: 'stations without place', page, kept: { where: null }, sees: '用我的位置' },
    ...states('nearest', page, ['offline'], { ...from, sees: '位置只在手机里用' }),
    { name: 'nearest never synced', page, kept: { where, stations: null }, answers: 'failing' },
    { name: 'nearest never synced', page, kept: { where, stations: null }, answers: 'loading' },
    { name: 'nearest on map', page, ...from, scrolled: true, steps: [{ press: /^地图$/ }], sees: '离得近' },
    {
      name: 'nothing fits',
      page,
      kept: { where, 'stations.wishes': { needs: ['battery-swap', 'nursing', 'aed'], minutes: 5 } },
      sees: '不挑了',
    },
    sheet('needs', page, [/^别的$/], { ...from, primary: true, sees: '就这些' }),
    sheet('where from', page, [/^换$/], { ...from, sees: '我的社区' }),
    ...states('one station', one, ['offline'], { primary: true, sees: '有什么' }),
    sheet('report', one, ['门锁着 / 没水'], { sees: '点一下就行' }),
    sheet('report more', one, ['门锁着 / 没水', '别的坏了'], { sees: '有危险' }),
    { name: 'poster scanned wrong', page: 'stations/visit?code=XXXXXX', sees: '找不到驿站', primary: true },
  ]
}

/** Somebody whom an office gave a code: typed wrong, typed right. `code` may be taken once. */
export const invited = (code: string): Look[] => [
  ...states('take', 'station-desk/take', ['offline'], { sees: '八位码' }),
  {
    name: 'take wrong code',
    page: 'station-desk/take',
    steps: [{ write: '22222222' }, { press: '我来管' }],
    sees: '社区',
    primary: true,
  },
  {
    name: 'taken',
    page: 'station-desk/take',
    steps: [{ write: code }, { press: '我来管' }],
    sees: '谢谢你',
    primary: true,
  },
]

/** A keeper of one station begins in it. */
export const keeping = (wide: boolean): Look[] =>
  states('kept station', list, [...one], { sees: '来过的人次', primary: true }).concat(
    wide
      ? []
      : [
          { name: 'keeper without stations', page: list, answers: 'empty', sees: '还没有驿站' },
          { name: 'kept close today sheet', page: list, steps: [{ press: '今天不开' }], primary: true },
        ],
  )

/** An office's stations, on a phone and on the wide desk. */
export function tending(stations: StationList, faults: FaultList, wide: boolean): Look[] {
  const lists = [
    ...states('stations', list, [...all], { sees: '找驿站' }),
    ...states('faults', `${list}?part=faults`, [...all], { sees: '要修' }),
    ...states('coverage', `${list}?part=coverage`, [...one], { sees: '没有用任何人的位置' }),
    ...states('sheets', `${list}?part=sheets`, ['offline'], { sees: '交一份表' }),
  ]
  const [station, fault] = [stations.stations[0]!, faults.faults[0]!]
  if (wide) {
    const opened = (name: string, press: string | RegExp, page = list): Look => ({
      ...sheet(name, page, [press], { primary: true }),
      name,
    })
    return [
      ...lists,
      opened('station beside', station.name),
      opened('fault beside', fault.title, `${list}?part=faults`),
      opened('offered beside', '等你看'),
    ]
  }
  const edit = 'station-desk/edit'
  const tended = at('station-desk/station', station)
  const broken = `station-desk/fault?communityCode=${fault.communityCode}&faultId=${fault.faultId}`
  return [
    ...lists,
    ...states('station', tended, [...one], { sees: '来过的人次', primary: true }),
    sheet('close today', tended, ['今天不开'], { primary: true }),
    sheet('keeper', tended, [/管理员/], { primary: true }),
    sheet('keeper code', tended, [/管理员/, /给一个码|换个人来管/], { primary: true, sees: '只能用一次' }),
    sheet('remove station', tended, ['撤掉这个驿站'], { primary: true }),
    ...states('fault', broken, [...one], { sees: '修好的样子', primary: true }),
    { name: 'fault past', page: broken, answers: 'empty', sees: '已经过去了' },
    sheet('refute', broken, [/^是好的$/], { primary: true }),
    ...states('edit station', at(edit, station), [...one], { sees: '谁办的', primary: true }),
    { name: 'edit pin', page: at(edit, station, 'pin'), sees: '北纬' },
    { name: 'edit hours', page: at(edit, station, 'hours'), sees: '骑手看到的这一周' },
    sheet('time', at(edit, station, 'hours'), [/^\d\d:\d\d$/], { primary: true, sees: '几分' }),
    sheet('season', at(edit, station, 'hours'), [/^全年$/, '只有几个月'], { primary: true, sees: '到几月' }),
    sheet('other days', at(edit, station, 'hours'), ['加几天'], { primary: true, sees: '第一天' }),
    { name: 'edit facilities', page: at(edit, station, 'facilities'), sees: '一样一样看' },
    { name: 'edit photos', page: at(edit, station, 'photos'), sees: '门口和里面' },
    { name: 'new station', page: edit, sees: '名字地址', primary: true },
    ...states('poster', at('station-desk/poster', station), [...one], { sees: '扫一扫', primary: true }),
  ]
}
