import type { MyGridwork } from '@/contracts/gridwork-shapes'
import { all, one, sheet, states, type Look } from './look'

/** A rider who has not registered: the draft goes on from look to look, as it does from day to day. */
export function newcomer(): Look[] {
  const step = (name: string, press: (string | RegExp)[], sees: string): Look => ({
    ...sheet(name, 'gridwork/apply', press, { sees, primary: true }),
    name,
  })
  return [
    ...states('gridwork new', 'gridwork/index', [...one], { primary: true }),
    step('apply who', ['美团'], '在哪儿跑'),
    step('apply where', ['下一步'], '平时在哪一片'),
    sheet('area', 'gridwork/apply', [/^换$/], { sees: '我的社区' }),
    sheet('grids', 'gridwork/apply', ['只要常去的几片'], { sees: '第 01 网格', primary: true }),
    step('apply when', ['下一步', /^下午$/], '每天 14:00–17:00'),
    step('apply skills', ['下一步'], '会做什么'),
    step('apply last', ['下一步'], '报到说明'),
    { name: 'apply last', page: 'gridwork/apply', answers: 'failing' },
    { name: 'apply last', page: 'gridwork/apply', answers: 'offline' },
    ...states('passing', 'gridwork/passing', ['offline'], { primary: true }),
    ...states('posts', 'gridwork/posts', [...all], { sees: '个岗位还空着' }),
  ]
}

/** Somebody who is appointed. */
export function appointee(mine: MyGridwork): Look[] {
  const a = mine.appointments.find((of) => of.state === 'active')
  if (!a) throw new Error('the demo has nobody in office here')
  const page = `gridwork/appointment?appointmentId=${a.appointmentId}`
  return [
    ...states('gridwork mine', 'gridwork/index', [...one], { primary: true }),
    ...states('appointment', page, [...one], { primary: true }),
    sheet('pause', page, ['先歇着'], { primary: true }),
    sheet('hours', page, ['改空闲时间'], { primary: true }),
    sheet('leave', page, [/^退出$/], { primary: true, sees: '会留下' }),
    ...states('letter', `gridwork/letter?communityCode=${a.communityCode}&appointmentId=${a.appointmentId}`, [...one], {
      sees: '同志',
    }),
    ...states('service record', 'gridwork/record', [...one]),
    sheet('post', `gridwork/posts?communityCode=${a.communityCode}`, [/1 单元空着/], { primary: true }),
  ]
}

/** Whoever decides about them. `first`: the name at the top of the list. */
export function deciding(first: string): Look[] {
  const page = 'gridwork-desk/index'
  const opened = (name: string, press: (string | RegExp)[], more: Partial<Look> = {}): Look => ({
    ...sheet(name, page, press, more),
    name,
  })
  return [
    ...states('gridwork desk', page, [...all], { sees: first }),
    opened('application', [first], { primary: true, sees: '他填的' }),
    ...(
      [
        ['approve', '同意，定聘期'],
        ['ask', '一次告知'],
        ['refuse', '不通过'],
      ] as const
    ).map(([name, word]) => sheet(`${name} applicant`, page, [first, word], { primary: true })),
    opened('appointments', ['聘期'], { sees: '快到期' }),
    opened('candidacies', ['岗位'], { sees: '空着' }),
  ]
}
