import type { Answers } from './look-answers'

/** `write`: into the first field that is shown. */
export type Step = { press: string | RegExp } | { key: string } | { write: string }
export interface Look {
  name: string
  page: string
  answers?: Exclude<Answers, 'whole'> | 'offline'
  steps?: Step[]
  /** The step that was taken scrolled the next action away. */
  scrolled?: boolean
  /** What this phone remembers from before, by its key; null: nothing. */
  kept?: Record<string, unknown>
  /** A word that must be on the screen before it is judged. */
  sees?: string
  /** The screen must offer a next action in sight. */
  primary?: boolean
}

/** A screen as it is, and in each of these states. */
export const states = (
  name: string,
  page: string,
  of: NonNullable<Look['answers']>[],
  more: Partial<Look> = {},
): Look[] => {
  const kept: Partial<Look> = more.kept ? { kept: more.kept } : {}
  return [
    { name, page, ...more },
    ...of.map((answers): Look => ({ name, page, answers, ...(answers === 'offline' ? more : kept) })),
  ]
}
/** What comes up over a screen when these are pressed. */
export const sheet = (name: string, page: string, press: (string | RegExp)[], more: Partial<Look> = {}): Look => ({
  name: `${name} sheet`,
  page,
  steps: press.map((p) => ({ press: p })),
  ...more,
})
export const all = ['loading', 'failing', 'empty', 'offline'] as const
export const one = ['loading', 'failing', 'offline'] as const
