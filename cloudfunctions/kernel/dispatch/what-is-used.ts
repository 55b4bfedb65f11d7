import type { UsedView } from '@/contracts/dispatch-shapes'
import { inWords } from '@/contracts/quantity'
import type { Candidate, CaseToOffer } from '../matching/choose'
import { tallyDays } from './offer-tally'

// What the machine knows, all of it: each field that the choice is given has its line here, or the compiler refuses. A
// name and an id are only to find somebody again; they weigh nothing.

const place: UsedView = { word: '离得多远', what: '按帮手自己说的常在的地方算，不看手机定位' }
const area: UsedView = { word: '是不是本网格、本社区', what: '自己网格的先问' }
const skill: UsedView = { word: '会不会', what: '这类事要会的人；会做什么由本人自己报' }
const free: UsedView = { word: '空闲时间', what: '只在本人说有空的时候问' }
const hands: UsedView = { word: '手上有几件、今天接了几件', what: '活儿分得匀一些，到了上限就不问' }
const lately: UsedView = { word: '近来问过几次', what: '问得多的往后排，少打扰' }
const record: UsedView = {
  word: '以前问到时接没接',
  what: `最近${inWords({ amount: tallyDays, unit: 'day' })}的次数，用来估这次会不会接`,
}
const kind: UsedView = { word: '是网格员、兼职网格员还是志愿者', what: '网格员留着兜底；各类帮手常接的比例不同' }
const vetted: UsedView = { word: '能不能上门看老人、孩子', what: '社区核过的人才问这类事' }
const choice: UsedView = { word: '本人的选择', what: '歇着、免打扰、一天最多几次、不用自动派单，都算数' }
const matter: UsedView = { word: '事情的类别和急不急', what: '决定找什么样的人、等多久' }
const asked: UsedView = { word: '这件事问没问过', what: '同一件事不问两遍；正被问着一件的不再问' }

const ofHelper: Record<keyof Candidate, UsedView | null> = {
  helperId: null,
  at: place,
  communityCode: area,
  gridCode: area,
  skills: skill,
  freeWindows: free,
  openTasks: hands,
  maxOpenTasks: hands,
  tasksToday: hands,
  fatigue: lately,
  acceptedBefore: record,
  offeredBefore: record,
  kind,
  vetted,
  onPause: choice,
  automatic: choice,
  quiet: choice,
  noticesToday: choice,
  maxNoticesADay: choice,
  hasOutstandingOffer: asked,
}
const ofCase: Record<keyof CaseToOffer, UsedView | null> = {
  caseId: null,
  at: place,
  communityCode: area,
  gridCode: area,
  skills: skill,
  categoryCode: matter,
  urgency: matter,
  needsVetted: vetted,
  alreadyAsked: asked,
  escalateAt: matter,
  reporterId: { word: '是不是自己提的事', what: '自己提的事由别人来办' },
}

/** Everything that is used, each thing once, the weightiest first. */
export const whatIsUsed: readonly UsedView[] = [
  ...new Set([...Object.values(ofHelper), ...Object.values(ofCase)]),
].filter((u): u is UsedView => u !== null)

/** What is never used: there is no field for it, neither here nor in the record of a helper. */
export const whatIsNeverUsed: readonly string[] = [
  '性别',
  '年龄',
  '民族',
  '信仰',
  '户籍',
  '收入',
  '身体状况',
  '星级评价',
  '手机定位和行踪',
  '跑单平台的单子',
]
