import type { Findings } from '../protocol/findings'
import { measures } from '../protocol/measures'
import { DRAW_LOADS } from '../protocol/plan'
import { loadWords, policies, short } from './words'

/** Every measure of every policy; below a value its difference to the nearest one at a time, city by city. */
export function allNumbers(findings: Findings): string {
  return findings.plan.loads
    .map((load) => {
      const head = findings.names
        .map((name) => `<th${name === 'ours' ? ' class="mine"' : ''}>${policies[name].short}</th>`)
        .join('')
      const rows = measures
        .map(({ name: measure, words, unit, more }) => {
          const cells = findings.names
            .map((name) => {
              const { value, difference, plusMinus } = findings.judged(measure, name, load)
              // Whoever takes nothing on has no waits, no ways and no notices to be compared.
              if (name === 'none' && !['byGridWorker', 'late', 'escalated', 'byHelpers'].includes(measure))
                return '<td>–</td>'
              if (name === 'nearest') return `<td>${short(value)}</td>`
              const sure = plusMinus !== null && Math.abs(difference) > plusMinus
              const side = difference > 0 === more ? ' class="better"' : ' class="worse"'
              const spread = plusMinus === null ? '' : ` ± ${short(plusMinus)}`
              return (
                `<td${sure ? side : ''}>${short(value)}<small>` +
                `${difference >= 0 ? '+' : '−'}${short(Math.abs(difference))}${spread}</small></td>`
              )
            })
            .join('')
          return `<tr><td>${words}${unit ? `（${unit}）` : ''}</td>${cells}</tr>`
        })
        .join('')
      const bound = (100 * findings.boundShare(load)).toFixed(1)
      return `<h3 style="margin:22px 0 10px">${loadWords(load)}<small>事先知道每个人会不会答应，最多也只能接下 ${bound} %</small></h3>
<div class="scroll"><table><thead><tr><th>　</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
    })
    .join('')
}

const ranked = [
  ['urgent', '紧急的事接得更多'],
  ['notices', '接一单的打扰更少'],
  ['muted', '关掉通知的人更少'],
  ['byHelpers', '所有的事接得更多'],
] as const

/** Whether the ranking outlives other invented people. */
export function sensitivity(findings: Findings): string {
  const { draws } = findings.plan
  if (draws === 0) {
    return '<p class="lead">这一次没有算。完整运行时，会把编出来的每个数各自随机改动，最多一半，看名次会不会翻过来。</p>'
  }
  const rows = ranked
    .map(([measure, words]) => {
      const cells = DRAW_LOADS.map((load) => {
        const share = findings.holds(measure, load)!
        return (
          `<td class="${share >= 0.9 ? 'better' : 'worse'}">${Math.round(share * 100)} %<small>` +
          `${share >= 0.9 ? '站得住' : '说不准'}</small></td>`
        )
      }).join('')
      return `<tr><td>红驿${words}</td>${cells}</tr>`
    })
    .join('')
  const head = DRAW_LOADS.map((load) => `<th>${loadWords(load)}</th>`).join('')
  return `<p class="lead">把编出来的每个数各自随机改动，最多一半，改了 ${draws} 回，每回一座新的城、歇足了的第一天（第一天过后会怎样，看上面的每一天）。红驿胜过其他每一种做法的，占几成：</p>
<div class="scroll"><table><thead><tr><th>　</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
}
