import type { PolicyName } from '../policies'

/** In one word each, and in the colours of the product; a line is always named beside its colour. */
export const policies: Record<PolicyName, { short: string; words: string; colour: string }> = {
  ours: { short: '红驿', words: '红驿派单：问得准，问得少', colour: '#C0341D' },
  nearest: { short: '最近一个', words: '最近的，一个一个问', colour: '#1B56A8' },
  'nearest-5': { short: '最近五个', words: '最近的五个一起问', colour: '#7297CC' },
  'random-5': { short: '随便五个', words: '三公里内随便五个', colour: '#8A9A5B' },
  broadcast: { short: '群发', words: '三公里内都发', colour: '#C58A2B' },
  none: { short: '不问帮手', words: '谁也不问，到点转网格员', colour: '#8B8680' },
}

export const classWords = ['紧急，半小时内', '两小时内', '八小时内'] as const

export function loadWords(load: number): string {
  if (load === 1) return '平常的一天'
  return load < 1 ? `清闲，平常的 ${short(load)} 倍` : `忙，平常的 ${short(load)} 倍`
}

/** Three figures at most; a reader of a simulation should not be given more. */
export function short(value: number): string {
  const size = Math.abs(value)
  if (size >= 1_000) return Math.round(value).toLocaleString('en-US')
  const places = [100, 10].filter((limit) => size < limit).length
  return String(Number(value.toFixed(places)))
}
