// What the report shows, one question a section.
import type { PolicyName } from '../policies'
import type { Findings } from '../protocol/findings'
import { measureOf } from '../protocol/measures'
import { mean } from '../protocol/paired'
import { bars, curves, stacks, type Bar } from './plot'
import { classWords, loadWords, policies, short } from './words'

const card = (title: string, under: string, inside: string): string =>
  `<section class="card"><h3>${title}${under ? `<small>${under}</small>` : ''}</h3>${inside}</section>`
const isOurs = (name: PolicyName): boolean => name === 'ours'
/** Ours first, then from its nearest rival to nobody at all. */
const inOrder = (findings: Findings): PolicyName[] => [...findings.names].reverse()

/** Three answers, at the load where a city needs them. */
export function answers(findings: Findings): string {
  const load = findings.plan.loads.includes(3) ? 3 : findings.plan.loads[findings.plan.loads.length - 1]!
  const of = (name: string, what: PolicyName): number => mean(findings.values(name, what, load))
  const one = (question: string, number: string, unit: string, compared: string, first = false): string =>
    `<section class="card big${first ? ' first' : ''}"><div class="q">${question}</div>` +
    `<div class="n">${number}<small>${unit}</small></div><div class="c">${compared}</div></section>`
  return `<p class="size">${loadWords(load)}</p><div class="row">${[
    one(
      '紧急的事，帮手接下了',
      short(of('urgent', 'ours')),
      '%',
      `最近的一个一个问 ${short(of('urgent', 'nearest'))} %，群发 ${short(of('urgent', 'broadcast'))} %`,
      true,
    ),
    one(
      '接下一单，打扰了',
      short(of('notices', 'ours')),
      '人次',
      `最近的一个一个问 ${short(of('notices', 'nearest'))}，群发 ${short(of('notices', 'broadcast'))}`,
    ),
    one(
      '关掉通知的，每千人每周',
      short(of('muted', 'ours')),
      '人次',
      `最近的一个一个问 ${short(of('muted', 'nearest'))}，群发 ${short(of('muted', 'broadcast'))}`,
    ),
  ].join('')}</div>`
}

export function served(findings: Findings): string {
  const [mine, workers, nobody] = ['#14743F', '#BFD9C9', '#EDE7DD']
  const key =
    `<p class="key"><span><i style="background:${mine}"></i>帮手接下</span>` +
    `<span><i style="background:${workers}"></i>网格员接下</span>` +
    `<span><i style="background:${nobody}"></i>到期没人接</span></p>`
  const panels = findings.plan.loads.flatMap((load) =>
    classWords.map((words, level) => {
      const rows = inOrder(findings).map((name) => {
        const runs = findings.runs(name, load)
        const [helper, worker] = [
          mean(runs.map((r) => r.byHelper[level]! / r.cases[level]!)),
          mean(runs.map((r) => r.byGridWorker[level]! / r.cases[level]!)),
        ]
        const parts = [
          { share: helper, colour: mine, onColour: '#fff' },
          { share: worker, colour: workers, onColour: '#0F4A2A' },
          { share: 1 - helper - worker, colour: nobody, onColour: '#545D68' },
        ]
        return { name: policies[name].short, strong: isOurs(name), parts }
      })
      return card(words, loadWords(load), stacks(rows, `${words}，谁接下了，${loadWords(load)}`))
    }),
  )
  return `${key}<div class="row">${panels.join('')}</div>`
}

export function waits(findings: Findings): string {
  const ticks = [0, 10, 30, 60, 120, 240].map((at) => ({ at, words: String(at) }))
  const panels = findings.plan.loads.map((load) => {
    const lines = inOrder(findings)
      .filter((name) => name !== 'none')
      .map((name) => {
        const runs = findings.runs(name, load)
        const all = runs.reduce((sum, { cases }) => sum + cases.reduce((a, b) => a + b, 0), 0)
        let seen = 0
        const points: [number, number][] = [[0, 0]]
        for (let minute = 0; minute < 240; minute++) {
          for (const { minutes } of runs) for (const of of minutes) seen += of[minute]!
          points.push([minute + 1, (100 * seen) / all])
        }
        return { name: policies[name].short, colour: policies[name].colour, strong: isOurs(name), points }
      })
    const up = { most: 100, ticks: [0, 25, 50, 75, 100].map((at) => ({ at, words: `${at}%` })) }
    return card(
      '过了多少分钟，多少事有帮手接',
      loadWords(load),
      curves(lines, { most: 240, ticks, rooted: true }, up, `多久有人接，${loadWords(load)}`),
    )
  })
  return `<div class="row two">${panels.join('')}</div>`
}

/** One measure as bars, a panel a load, all on one scale. */
export function barsOf(findings: Findings, measure: string): string {
  const { words, unit } = measureOf(measure)
  const names = inOrder(findings).filter((name) => name !== 'none')
  const rows = findings.plan.loads.map((load) =>
    names.map((name): Bar => {
      const { value, plusMinus } = findings.judged(measure, name, load)
      return {
        name: policies[name].short,
        colour: policies[name].colour,
        value,
        plusMinus: name === 'nearest' ? null : plusMinus,
        strong: isOurs(name),
      }
    }),
  )
  const most = Math.max(...rows.flat().map(({ value }) => value), 1e-9)
  const cards = findings.plan.loads.map((load, n) => {
    const said = loadWords(load)
    return card(words, said, bars(rows[n]!, unit, most, `${words}，${said}`))
  })
  return `<div class="row">${cards.join('')}</div>`
}

export function overDays(findings: Findings): string {
  const { days, loads } = findings.plan
  if (days < 3) return ''
  const panels = loads.map((load) => {
    const lines = inOrder(findings)
      .filter((name) => name !== 'none')
      .map((name) => {
        const runs = findings.runs(name, load)
        const aDay = runs[0]!.cases.reduce((a, b) => a + b, 0) / days
        const points = Array.from(
          { length: days },
          (_, day) => [day, (100 * mean(runs.map((r) => r.daily.byHelper[day]!))) / aDay] as const,
        )
        return { name: policies[name].short, colour: policies[name].colour, strong: isOurs(name), points }
      })
    const across = {
      most: days - 1,
      ticks: [0, Math.round((days - 1) / 2), days - 1].map((at) => ({ at, words: `第 ${at + 1} 天` })),
    }
    const up = { most: 100, ticks: [0, 50, 100].map((at) => ({ at, words: `${at}%` })) }
    return card(
      '每天的事，帮手接下多少',
      loadWords(load),
      curves(lines, across, up, `一天一天过去，${loadWords(load)}`),
    )
  })
  return `<h2>日子一长，还有人愿意来吗</h2><p class="lead">累和关掉的通知会留到第二天。</p><div class="row two">${panels.join('')}</div>`
}
