import { refuse } from './refusal'

/** No contract nests deeper than four; what does was made to exhaust something. */
const depthMax = 8

/**
 * What nobody sees, what turns the reading order of the words after it, and halves of a character: byte order marks and
 * zero-width spaces come along with every copy and paste, bidi controls make "fdp.exe" read "exe.pdf", and a field that
 * cuts at a length may halve an emoji. A person can not find these, so they are taken out and not refused.
 * Joiners and variation selectors stay: family emoji and Mongolian script are spelt with them.
 */
const unseen =
  /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g
const onlyJoiners = /^[\s\u180b-\u180f\u200c\u200d\ufe00-\ufe0f]*$/u

/**
 * Letters and signs that are seen, without any space: nothing to clean. Codes and most sentences are no more than this.
 */
const usual = /^[!-~\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]+$/

/** A text as it is kept: one kind of line end, no edges of white space, nothing invisible. */
export function cleanText(text: string): string {
  if (usual.test(text)) return text
  const clean = text.replace(lineEnds, '\n').replace(/\t/g, ' ').replace(unseen, '').trim()
  return onlyJoiners.test(clean) ? '' : clean
}

/** Every text of an input, before its contract looks at it: "至少写 2 个字" then means two that can be read. */
export const cleanInput = (input: unknown): unknown => clean(input, 0, '')

/** `field`: the input's own, to which a person can be led back from whatever depth. */
function clean(input: unknown, depth: number, field: string): unknown {
  if (typeof input === 'string') return cleanText(input)
  if (typeof input !== 'object' || input === null) return input
  if (depth === depthMax) refuse('INPUT_INVALID', {}, { [field.slice(0, 60)]: '格式不对' })
  if (Array.isArray(input)) return input.map((item, i) => clean(item, depth + 1, field || String(i)))
  // fromEntries defines each key; an assignment to "__proto__" would not, and the contract would never see it.
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, clean(value, depth + 1, field || key)]))
}
