import type { Skill } from '@/contracts/roles'

export interface CategorySeed {
  code: string
  name: string
  hint: string
  urgency: 'danger' | 'urgent' | 'ordinary' | 'complex' | 'question'
  due: [number, 'clock-hour' | 'work-hour' | 'work-day']
  isPrivate?: true
  skills?: Skill[]
  needsVetted?: true
  minutes?: number
}

/** Edition of the table below; a case keeps the edition under which it was posted. Dues are product.md's defaults. */
export const categoryEdition = 2026

export const categories: CategorySeed[] = [
  {
    code: 'heating-water-power',
    name: '供热供水供电',
    hint: '暖气不热、停水、停电',
    urgency: 'urgent',
    due: [24, 'clock-hour'],
    skills: ['heating', 'plumbing', 'electric'],
  },
  {
    code: 'facility',
    name: '公共设施维修',
    hint: '门、灯、路、电梯坏了',
    urgency: 'ordinary',
    due: [5, 'work-day'],
    skills: ['lock', 'electric', 'carry'],
  },
  { code: 'property', name: '物业服务', hint: '物业费、保洁、门禁', urgency: 'ordinary', due: [5, 'work-day'] },
  {
    code: 'noise',
    name: '噪音扰民',
    hint: '施工、广场舞、楼上声音',
    urgency: 'ordinary',
    due: [5, 'work-day'],
    skills: ['mediation'],
  },
  {
    code: 'sanitation',
    name: '环境卫生',
    hint: '垃圾、异味、积雪',
    urgency: 'ordinary',
    due: [5, 'work-day'],
    skills: ['cleaning', 'carry'],
  },
  {
    code: 'parking',
    name: '停车交通',
    hint: '没处停、堵了路',
    urgency: 'ordinary',
    due: [5, 'work-day'],
    skills: ['traffic'],
  },
  {
    code: 'elder-care',
    name: '养老助老',
    hint: '买菜买药、陪同、认证',
    urgency: 'ordinary',
    due: [5, 'work-day'],
    skills: ['elder-care', 'paperwork', 'computer'],
    needsVetted: true,
  },
  {
    code: 'fire-hazard',
    name: '消防隐患',
    hint: '楼道堆物、飞线充电',
    urgency: 'danger',
    due: [2, 'clock-hour'],
    skills: ['electric', 'carry', 'cleaning'],
    minutes: 15,
  },
  { code: 'enquiry', name: '办事咨询', hint: '怎么办、要什么材料', urgency: 'question', due: [1, 'work-day'] },
  {
    code: 'dispute',
    name: '邻里矛盾',
    hint: '不公开，只有经办人看',
    urgency: 'complex',
    due: [15, 'work-day'],
    isPrivate: true,
  },
  { code: 'employment', name: '就业', hint: '找活、培训、欠薪', urgency: 'complex', due: [15, 'work-day'] },
  { code: 'pets', name: '宠物', hint: '不牵绳、流浪动物', urgency: 'ordinary', due: [5, 'work-day'], skills: ['pets'] },
  { code: 'suggestion', name: '建议', hint: '想让社区更好', urgency: 'complex', due: [15, 'work-day'] },
  { code: 'praise', name: '表扬', hint: '谢谢谁', urgency: 'question', due: [1, 'work-day'] },
]
