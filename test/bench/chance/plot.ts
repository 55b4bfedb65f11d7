// Calibration in a terminal and as a picture: what was said against what came.
import type { Bin } from '../../../cloudfunctions/kernel/matching/offer'

const WIDTH = 50
const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(5)} %`

/** A line per bin: ○ what was said, ● what came, ◉ both in one place. */
export function plotText(bins: readonly Bin[]): string {
  const at = (share: number): number => Math.round(share * (WIDTH - 1))
  const lines = bins.map(({ from, to, count, said, came }) => {
    const line = new Array<string>(WIDTH).fill('·')
    if (count > 0) {
      line[at(said)] = '○'
      line[at(came)] = at(said) === at(came) ? '◉' : '●'
    }
    return (
      `${(from * 100).toFixed(0).padStart(3)}–${(to * 100).toFixed(0).padStart(3)} %  ${line.join('')}  ` +
      `said ${percent(said)}  came ${percent(came)}  of ${count}`
    )
  })
  return [...lines, ''].join('\n')
}

const SIDE = 420
const EDGE = 48

export function plotSvg(curves: readonly { name: string; bins: readonly Bin[]; colour: string }[]): string {
  const x = (share: number): string => (EDGE + share * (SIDE - 2 * EDGE)).toFixed(1)
  const y = (share: number): string => (SIDE - EDGE - share * (SIDE - 2 * EDGE)).toFixed(1)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<text x="${x(share)}" y="${SIDE - EDGE + 18}" text-anchor="middle">${share * 100} %</text>` +
      `<text x="${EDGE - 8}" y="${Number(y(share)) + 4}" text-anchor="end">${share * 100} %</text>`,
  )
  const drawn = curves.map(({ name, bins, colour }, n) => {
    const filled = bins.filter((bin) => bin.count > 0)
    const line = filled.map(({ said, came }) => `${x(said)},${y(came)}`).join(' ')
    const dots = filled
      .map(
        ({ said, came, count }) =>
          `<circle cx="${x(said)}" cy="${y(came)}" r="${(2 + Math.sqrt(count) / 16).toFixed(1)}"/>`,
      )
      .join('')
    return (
      `<g fill="${colour}" stroke="${colour}"><polyline points="${line}" fill="none" stroke-width="1.5"/>${dots}` +
      `<text x="${EDGE + 12}" y="${EDGE + 12 + n * 18}" stroke="none">${name}</text></g>`
    )
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"
  font-family="sans-serif" font-size="11" fill="#444">
<rect width="${SIDE}" height="${SIDE}" fill="#fff"/>
<path d="M${x(0)} ${y(0)}H${x(1)}M${x(0)} ${y(0)}V${y(1)}" stroke="#444" fill="none"/>
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>
${ticks.join('\n')}
<text x="${SIDE / 2}" y="${SIDE - 8}" text-anchor="middle">chance that was said</text>
<text transform="translate(12 ${SIDE / 2}) rotate(-90)" text-anchor="middle">share that said yes</text>
${drawn.join('\n')}
</svg>
`
}
