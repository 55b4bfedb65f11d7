/**
 * Roles of product.md. A binding gives a role in an area until a date; the area is a division code (prefix = subtree).
 */
export const roles = {
  resident: '居民',
  rider: '骑手',
  'grid-worker': '网格员',
  'part-timer': '兼职网格员',
  volunteer: '志愿者',
  'community-staff': '社区工作人员',
  'street-staff': '街道工作人员',
  'station-keeper': '驿站管理员',
  'canteen-clerk': '食堂店员',
  system: '系统',
} as const

export type Role = keyof typeof roles
export const roleCodes = Object.keys(roles) as Role[]

/** Roles that answer for cases of their area. */
export const staffRoles: readonly Role[] = ['community-staff', 'street-staff']
/** Roles that take cases. */
export const helperRoles: readonly Role[] = ['grid-worker', 'part-timer', 'volunteer']

/** What a helper can do; the code is stored, the word is shown. */
export const skills = {
  plumbing: '水管',
  electric: '电路',
  lock: '门锁',
  heating: '暖气',
  carry: '搬抬',
  'elder-care': '照看老人',
  mediation: '调解',
  paperwork: '跑腿办事',
  cleaning: '清扫',
  traffic: '疏导停车',
  pets: '宠物',
  computer: '手机电脑',
} as const

export type Skill = keyof typeof skills
export const skillCodes = Object.keys(skills) as Skill[]
