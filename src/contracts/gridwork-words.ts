// Words and lists of 报到备案 that screens and functions share. No TypeBox here, so that a phone may import it.

/** Where a rider works; the code is stored, the word is shown. A party member or volunteer leaves it out. */
export const platforms = {
  meituan: '美团',
  eleme: '饿了么',
  jd: '京东',
  sf: '顺丰',
  dada: '达达',
  flash: '闪送',
  express: '快递',
  ride: '网约车',
  other: '其他',
} as const
export type Platform = keyof typeof platforms
export const platformCodes = Object.keys(platforms) as Platform[]

/** What somebody registers for: a rider as part-timer, everybody else (在职党员 with that tag) as volunteer. */
export const gridworkKinds = ['part-timer', 'volunteer'] as const
export type GridworkKind = (typeof gridworkKinds)[number]

export const applicationStates = ['submitted', 'asked', 'approved', 'refused', 'appealed', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]
export const applicationStateWords: Readonly<Record<ApplicationState, string>> = {
  submitted: '社区在看',
  asked: '等你补充',
  approved: '已经同意',
  refused: '这次没通过',
  appealed: '街道在复核',
  withdrawn: '已经撤回',
}

/**
 * left: the person's own wish (leaving, or consent taken back); ended:
 * by the community with a reason; lapsed: the date came.
 */
export const appointmentStates = ['active', 'paused', 'left', 'lapsed', 'ended'] as const
export type AppointmentState = (typeof appointmentStates)[number]
export const appointmentStateWords: Readonly<Record<AppointmentState, string>> = {
  active: '在任',
  paused: '先歇着',
  left: '已经退出',
  lapsed: '聘期到了',
  ended: '社区已解聘',
}

/** Each thing that is asked, and the one thing it is used for: shown beside its field. Nothing else is asked. */
export const applicationPurposes = {
  platform: '让社区知道你哪会儿忙，不查你的单子。',
  communityCode: '由哪个社区来看，就在哪儿帮忙。',
  gridCodes: '先问你离得近的事；这是你选的地方，不记你的行踪。',
  windows: '只在你说的空闲里问你，别的时候不打扰。',
  skills: '只问你会的事。',
  maxOpenTasks: '手上最多几件，到了就不再问你。',
  partyMember: '给在职党员报到记服务，不填也行。',
  words: '想说的都可以写，社区的人看。',
} as const

/** What is never asked, said on the same screen. */
export const neverAsked = '不要身份证号，不看订单，不记轨迹。'

export const postKinds = { building: '楼栋长', unit: '单元长' } as const
export type PostKind = keyof typeof postKinds
export const postKindCodes = Object.keys(postKinds) as PostKind[]

/** Change a number here: the rule that keeps it and every sentence that says it follow. */
export const gridworkPromises = {
  /** What registering asks of a rider who waits for the next order. */
  toRegister: { amount: 2, unit: 'minute' },
  /** By when the community answers an application, and the street an appeal. */
  decide: { amount: 5, unit: 'work-day' },
  /** In which a refused person may ask the street to look again. */
  appeal: { amount: 30, unit: 'day' },
  /** A refused application says nothing any more after this: a review is over by then, and so is a second one. */
  refusedKept: { amount: 180, unit: 'day' },
  /** Before the end of an appointment: the person and the community are reminded. */
  expiryWarn: { amount: 30, unit: 'day' },
  /** An appointment lasts this at most; then it is renewed or lapses. */
  appointmentMax: { amount: 366, unit: 'day' },
} as const

/** What leaving erases. It is said before and after, so that nobody has to leave to find out. */
export const erasedOnLeaving = ['空闲时间', '常在的网格', '会做的事', '电话', '报名时写的话和平台'] as const
/** What stays, and why. */
export const keptOnLeaving = [
  { what: '办完的事和记录', why: '是居民那件事的记录，也是你的服务记录' },
  { what: '聘书上的姓名、编号和起止日期', why: '社区要说得清哪段时间请了谁' },
  { what: '什么时候同意、什么时候收回', why: '证明当时得到过你的同意' },
] as const

export const applicationViews = ['open', 'asked', 'appealed', 'decided'] as const
export const appointmentViews = ['active', 'expiring', 'over'] as const
/** Yes or no to who asks for a post. */
export const postDecisions = ['appoint', 'refuse'] as const
export type PostDecision = (typeof postDecisions)[number]
export const applicationActions = ['amend', 'withdraw', 'appeal', 'approve', 'ask', 'refuse'] as const
export const appointmentActions = ['pause', 'resume', 'change-hours', 'leave', 'renew', 'end'] as const
export type ApplicationAction = (typeof applicationActions)[number]
export type AppointmentAction = (typeof appointmentActions)[number]
