// Pictures as strings of SVG. Every number that a picture shows stands
// in it as text; colour only repeats what a name says.
import { short } from './words'

const WIDTH = 340
const INK = '#1E2329'
const QUIET = '#646D77'
const LINE = '#E7E1D8'

export interface Bar {
  name: string
  colour: string
  value: number /** Half of a 95 % interval. */
  plusMinus: number | null
  strong: boolean
}

const svg = (height: number, says: string, inside: string): string =>
  `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${says}" font-size="13">${inside}</svg>`

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${r(x)}" y="${r(y)}" fill="${INK}" ${more}>${words}</text>`
const r = (value: number): number => Math.round(value * 10) / 10

/** Bars below each other, their name above, their value at the end. */
export function bars(rows: readonly Bar[], unit: string, most: number, says: string): string {
  const step = 46
  const length = WIDTH - 92
  return svg(
    rows.length * step + 2,
    says,
    rows
      .map(({ name, colour, value, plusMinus, strong }, n) => {
        const y = n * step
        const width = Math.max(2, (Math.min(value, most) / most) * length)
        const spread =
          plusMinus === null
            ? ''
            : spreadOf(((value - plusMinus) / most) * length, ((value + plusMinus) / most) * length, y + 30, length)
        const weight = strong ? 'font-weight="700"' : ''
        return (
          `${text(0, y + 15, name, weight)}<rect x="0" y="${y + 22}" width="${r(width)}" height="16" rx="5" ` +
          `fill="${colour}"/>${spread}` +
          text(WIDTH, y + 35, `${short(value)} ${unit}`, `text-anchor="end" ${weight}`)
        )
      })
      .join(''),
  )
}

function spreadOf(from: number, to: number, y: number, most: number): string {
  const [left, right] = [Math.max(0, from), Math.min(most, to)]
  return right - left < 3
    ? ''
    : `<path d="M${r(left)} ${y}H${r(right)}M${r(left)} ${y - 4}v8M${r(right)} ${y - 4}v8" stroke="${INK}" ` +
        'stroke-width="1.4" fill="none"/>'
}

export interface Stack {
  name: string
  strong: boolean
  parts: readonly { share: number; colour: string; onColour: string }[]
}

/** Shares of a whole, one row each; a share is named inside where there is room. */
export function stacks(rows: readonly Stack[], says: string): string {
  const step = 46
  return svg(
    rows.length * step + 2,
    says,
    rows
      .map(({ name, strong, parts }, n) => {
        let x = 0
        const drawn = parts
          .map(({ share, colour, onColour }) => {
            const [from, width] = [x, share * WIDTH]
            x += width
            const label =
              width < 34
                ? ''
                : `<text x="${r(from + 7)}" y="${n * step + 38}" fill="${onColour}" font-size="12">` +
                  `${Math.round(share * 100)} %</text>`
            return (
              `<rect x="${r(from)}" y="${n * step + 22}" width="${r(Math.max(0, width))}" height="22" ` +
              `fill="${colour}"/>${label}`
            )
          })
          .join('')
        const clip = `c${n}-${Math.round(parts[0]!.share * 1e6)}`
        return (
          `${text(0, n * step + 15, name, strong ? 'font-weight="700"' : '')}<clipPath id="${clip}">` +
          `<rect x="0" y="${n * step + 22}" width="${WIDTH}" height="22" rx="6"/></clipPath>` +
          `<g clip-path="url(#${clip})">${drawn}</g>`
        )
      })
      .join(''),
  )
}

export interface Curve {
  name: string
  colour: string
  strong: boolean
  points: readonly (readonly [x: number, y: number])[]
}
export interface Axis {
  ticks: readonly { at: number; words: string }[]
  most: number /** Stretch small values: √x. */
  rooted?: boolean
}

/** Lines, each named at its end; names that would cover each other are moved apart. */
export function curves(lines: readonly Curve[], across: Axis, up: Axis, says: string): string {
  const [left, right, top, bottom] = [34, 270, 8, 206]
  const along = (axis: Axis, value: number): number => (axis.rooted ? Math.sqrt(value / axis.most) : value / axis.most)
  const x = (value: number): number => left + along(across, value) * (right - left)
  const y = (value: number): number => bottom - along(up, value) * (bottom - top)
  const grid = up.ticks
    .map(
      ({ at, words }) =>
        `<path d="M${left} ${r(y(at))}H${right}" stroke="${LINE}"/>` +
        text(left - 6, y(at) + 4, words, `text-anchor="end" font-size="12" style="fill:${QUIET}"`),
    )
    .join('')
  const feet = across.ticks
    .map(({ at, words }) =>
      text(x(at), bottom + 18, words, `text-anchor="middle" font-size="12" style="fill:${QUIET}"`),
    )
    .join('')
  const names = apart(
    lines.map((line) => y(line.points[line.points.length - 1]?.[1] ?? 0)),
    16,
    top + 6,
    bottom,
  )
  const drawn = lines.map(({ name, colour, strong, points }, n) => {
    const path = points.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${r(x(px))} ${r(y(py))}`).join('')
    const end = y(points[points.length - 1]?.[1] ?? 0)
    return (
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${strong ? 3 : 1.8}" stroke-linejoin="round"/>` +
      `<path d="M${right + 1} ${r(end)}L${right + 7} ${r(names[n]!)}" stroke="${colour}"/>` +
      text(right + 10, names[n]! + 4, name, strong ? 'font-weight="700"' : '')
    )
  })
  return svg(bottom + 26, says, grid + feet + drawn.join(''))
}

/** Heights at least `gap` apart, in their order, inside from … to. */
export function apart(heights: readonly number[], gap: number, from: number, to: number): number[] {
  const order = heights.map((_, n) => n).sort((a, b) => heights[a]! - heights[b]! || a - b)
  const placed = [...heights]
  let low = from
  for (const n of order) low = (placed[n] = Math.max(placed[n]!, low)) + gap
  let high = to
  for (const n of [...order].reverse()) high = (placed[n] = Math.min(placed[n]!, high)) - gap
  return placed
}
