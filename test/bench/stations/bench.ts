import OpeningHours from 'opening_hours'
import { calendarOf, compile, openAt, parseHours } from '@/rules/hours'
import type { Calendar } from '@/rules/hours'
import { makeRandom } from '../../../cloudfunctions/demo-city/random'
import { median, noise, rounded, takeTurns } from '../stopwatch'
import { benchFinding } from './finding'
import { sharedTexts, theirPlace } from './texts'

const TURNS = 9
const OURS_A_TURN = 2_000_000
const THEIRS_A_TURN = 4_000
const YEAR = Date.parse('2026-01-01T00:00:00+08:00')
const YEAR_MS = 365 * 86_400_000

/** Opening hours beside npm's opening_hours, then the phone's find; nothing here touches a database or a network. */
export async function benchStations(): Promise<Record<string, number>> {
  // It answers in the zone of its process.
  process.env.TZ = 'Asia/Shanghai'
  const hours = await benchHours()
  return { ...hours, ...benchFinding() }
}

async function benchHours(): Promise<Record<string, number>> {
  const calendar = calendarWithTheirHolidays()
  const ours = sharedTexts.map((text) => {
    const parsed = parseHours(text)
    if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`)
    return compile(parsed.hours, calendar)
  })
  const theirs = sharedTexts.map((text) => new OpeningHours(text, theirPlace as never))
  const random = makeRandom(11)
  const instants = Float64Array.from({ length: 4096 }, () => YEAR + Math.floor(random.between(0, YEAR_MS)))

  mustAnswerAlike(
    instants,
    ours.map((c) => (t) => openAt(c, t)),
    theirs.map((hours) => (t) => hours.getState(new Date(t))),
  )
  let openCount = 0
  const askOurs = async () => {
    for (let i = 0; i < OURS_A_TURN; i++) if (openAt(ours[i % ours.length]!, instants[(i * 7) & 4095]!)) openCount++
  }
  const askTheirs = async () => {
    for (let i = 0; i < THEIRS_A_TURN; i++)
      if (theirs[i % theirs.length]!.getState(new Date(instants[(i * 7) & 4095]!))) openCount++
  }
  const [oursMs, theirsMs] = (await takeTurns([askOurs, askTheirs], TURNS, 2)) as [number[], number[]]
  if (openCount === 0) throw new Error('nothing was ever open')
  const [perSecond, theirPerSecond] = [(OURS_A_TURN / median(oursMs)) * 1000, (THEIRS_A_TURN / median(theirsMs)) * 1000]
  console.log(
    `openAt           ${Math.round(perSecond).toLocaleString('en')} a second on one core ` +
      `(noise ${rounded(noise(oursMs) * 100, 0)} %)`,
  )
  console.log(
    `opening_hours    ${Math.round(theirPerSecond).toLocaleString('en')} a second, ` +
      `the same ${sharedTexts.length} strings and instants, taking turns`,
  )
  return {
    openAtPerSecond: Math.round(perSecond),
    openingHoursPerSecond: Math.round(theirPerSecond),
    openAtOverOpeningHours: rounded(perSecond / theirPerSecond, 1),
  }
}

/** Their table of holidays is not the State Council's; both sides are to be asked about the same days. */
function calendarWithTheirHolidays(): Calendar {
  const holidays = new OpeningHours('PH', theirPlace as never)
  const days: Record<string, 'holiday'> = {}
  for (let t = YEAR; t < YEAR + YEAR_MS; t += 86_400_000) {
    if (holidays.getState(new Date(t + 43_200_000)))
      days[new Date(t + 8 * 3_600_000).toISOString().slice(0, 10)] = 'holiday'
  }
  return calendarOf(days)
}

type Ask = (t: number) => boolean

function mustAnswerAlike(instants: Float64Array, ours: readonly Ask[], theirs: readonly Ask[]): void {
  sharedTexts.forEach((text, i) =>
    instants.forEach((t) => {
      if (ours[i]!(t) !== theirs[i]!(t))
        throw new Error(`${text} is answered differently at ${new Date(t).toISOString()}`)
    }),
  )
}
