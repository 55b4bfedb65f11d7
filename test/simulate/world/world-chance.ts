// Chance without a stream: every draw is a hash of what it is about. So two policies that ask the same helper about the
// same case get the same answer whatever else they did before (common random numbers), and differences between policies
// are theirs.
export const topics = {
  community: 1,
  helper: 2,
  shift: 3,
  place: 4,
  demand: 5,
  says: 6,
  answers: 7,
  deaf: 8,
  deafFor: 9,
  mutes: 10,
  works: 11,
  draw: 12,
  policy: 13,
} as const
export type Topic = keyof typeof topics

const mix = (value: number): number => {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Uniform in (0, 1), never its ends. */
export function chance(seed: number, topic: number, a: number, b = 0): number {
  let h = mix(seed + Math.imul(topic, 0x9e3779b1))
  h = mix(h ^ Math.imul(a + 1, 0x27d4eb2f))
  h = mix(h ^ Math.imul(b + 1, 0x165667b1))
  return ((h >>> 0) + 0.5) / 4_294_967_296
}

/** Standard normal for a uniform number (Acklam's rational approximation, relative error below 1.2e-9). */
export function normal(u: number): number {
  if (u < 0.02425) return tail(Math.sqrt(-2 * Math.log(u)))
  if (u > 0.97575) return -tail(Math.sqrt(-2 * Math.log(1 - u)))
  const q = u - 0.5
  const r = q * q
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  )
}

const tail = (q: number): number =>
  (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
    4.374664141464968) *
    q +
    2.938163982698783) /
  ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)

export const logNormal = (u: number, median: number, spread: number): number => median * Math.exp(spread * normal(u))
