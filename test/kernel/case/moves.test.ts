// A button is there exactly when its command is taken: in every state,
// for everybody, and the case then stands where the table says.
import { caseActions, type CaseAction, type CaseOutcome, type CaseState } from '@/contracts/case-words'
import type { OperationName, Operations } from '@/contracts/operations'
import type { CaseRow } from '../../../cloudfunctions/kernel/case/case-row'
import { caseMoves } from '../../../cloudfunctions/kernel/case/moves'
import { demoPerson } from '../../world/city'
import type { Phone } from '../../world/phone'
import { standCase, type Standing } from './stand-case'
import { onlyHelpers, peopleOf, post, rowOf, useThread, which, type Which } from './thread'

const thread = useThread()
let here: Which
const phones = new Map<string, Phone>()

const [reporter, represented, helper, staff] = (['resident', 'elder', 'volunteer', 'community-staff'] as const).map(
  (key) => demoPerson(key).personId,
) as [string, string, string, string]
const otherHelper = peopleOf('volunteer').find((p) => !p.account)!.personId

type Ask = (it: Which) => { [N in OperationName]: readonly [N, Operations[N]['input']] }[OperationName]
/** Each move as it is asked for, with an input that works. */
const asks: Record<CaseAction, Ask> = {
  claim: (it) => ['claim-case', it],
  refuse: (it) => ['refuse-offer', { ...it, reason: '今天不行' }],
  release: (it) => ['release-case', { ...it, reason: '临时有急事' }],
  'record-work': (it) => ['record-work', { ...it, text: '看过了，换灯头', finished: false }],
  accept: (it) => ['accept-case', it],
  assign: (it) => ['assign-helper', { ...it, helperId: otherHelper }],
  transfer: (it) => ['transfer-case', { ...it, toOffice: it.communityCode.slice(0, 9), reason: '归街道管' }],
  pause: (it) => ['pause-case', { ...it, reason: '等配件' }],
  resume: (it) => ['resume-case', it],
  'ask-missing': (it) => ['ask-missing', { ...it, missing: ['楼号'] }],
  answer: (it) => ['answer-case', { ...it, text: '灯已经换好了' }],
  'say-verdict': (it) => ['say-verdict', { ...it, contacted: true, solved: true, satisfied: true }],
  withdraw: (it) => ['withdraw-case', it],
  'supply-missing': (it) => ['supply-missing', { ...it, text: '是三单元' }],
  'ask-for-person': (it) => ['ask-for-person', it],
  rate: (it) => ['rate-case', { ...it, stars: 5 }],
  'see-why-asked': (it) => ['read-why-asked', it],
}
/** A screen shows its own side's buttons: staff at the desk, everybody else on the phone. */
const isOfDesk = (move: CaseAction): boolean => (caseMoves[move].by as readonly string[]).includes('staff')

interface Who {
  personId: string
  /**
   * What is so of the case besides its state and its dispatch; a held
   * one is in somebody else's hands unless this says whose.
   */
  given?: Partial<Standing>
  isDesk?: boolean
}
const asked = (state: 'open' | 'refused', isLate = false): Partial<Standing> => ({
  asked: { helper, state, isLate },
})
const everybody: Record<string, Who> = {
  'who reported it': { personId: reporter },
  'who reported it, and somebody rated': { personId: reporter, given: { rated: 'resident' } },
  'whom it was said for': { personId: represented, given: { represented } },
  'whom it was said for, the other having rated': { personId: represented, given: { represented, rated: 'resident' } },
  'its helper': { personId: helper, given: { holder: helper } },
  'its helper, who was asked': { personId: helper, given: { holder: helper, ...asked('refused') } },
  'its helper, who has rated': { personId: helper, given: { holder: helper, rated: 'helper' } },
  'who reported it and took it': { personId: helper, given: { reporter: helper, holder: helper } },
  'who is asked': { personId: helper, given: asked('open') },
  'who is asked, too late': { personId: helper, given: asked('open', true) },
  'who was asked': { personId: helper, given: asked('refused') },
  'a neighbour': { personId: represented },
  'its office': { personId: staff, isDesk: true },
  'its office, nobody having it in hand': { personId: staff, isDesk: true, given: { owner: null } },
  'its office, whose own it is': { personId: staff, isDesk: true, given: { reporter: staff } },
}

const states: readonly (readonly [CaseState, CaseOutcome | null])[] = [
  ['new', null],
  ['doing', null],
  ['paused', null],
  ['answered', null],
  ['closed', 'solved'],
  ['closed', 'no-reply'],
  ['closed', 'withdrawn'],
]
const dispatches: readonly CaseRow['dispatch'][] = ['waiting', 'offering', 'with-staff', 'taken', 'finished']
const isHeld = (dispatch: CaseRow['dispatch']): boolean => dispatch === 'taken' || dispatch === 'finished'

beforeAll(async () => {
  here = which(await post(await thread.f.signIn('resident')))
  await onlyHelpers(thread, [helper, otherHelper])
  for (const { personId } of Object.values(everybody)) phones.set(personId, await thread.f.signInAs(personId))
})
// This is not about calls a minute.
beforeEach(() => thread.f.pass(2))

/** A verdict leads to one of two states; here it says that it is solved. */
function stateAfter(move: CaseAction): CaseState | undefined {
  if (move === 'say-verdict') return 'closed'
  const row = caseMoves[move]
  return 'to' in row ? row.to : undefined
}

async function walk(who: Who, standing: Standing, name: string): Promise<string[]> {
  const drifts: string[] = []
  const phone = phones.get(who.personId)!
  await standCase(thread, here, standing)
  const look = await phone.answer(who.isDesk ? 'read-desk-case' : 'read-case', here)
  const can = look.ok ? look.data.can : []
  for (const move of caseActions.filter((m) => isOfDesk(m) === (who.isDesk ?? false))) {
    // Why one was asked stays one's own to read, from the list of what
    // one was asked, also once the case itself is closed to them.
    if (move === 'see-why-asked' && !look.ok) continue
    // A no that comes late is still a no, from a screen that showed the question in time; nobody is shown it any more.
    if (move === 'refuse' && standing.asked?.isLate) continue
    // Pressed again by whoever has it, a claim hears the answer that it had, and moves nothing.
    if (move === 'claim' && standing.holder === who.personId) continue
    const [operation, input] = asks[move](here)
    const said = await phone.refused(operation, input)
    if (said === 'FAULT' || (said === 'ok') !== can.includes(move))
      drifts.push(`${name}: ${move} is ${can.includes(move) ? 'shown' : 'not shown'}, the command says ${said}`)
    if (said !== 'ok') continue
    const leadsTo = stateAfter(move) ?? standing.state
    const { state } = await rowOf(thread, here)
    if (state !== leadsTo) drifts.push(`${name}: ${move} led to ${state}, not to ${leadsTo}`)
    await standCase(thread, here, standing)
  }
  return drifts
}

// Two thousand calls; a busy machine takes its time.
jest.setTimeout(240_000)
test.each(states)('%s %s', async (state, outcome) => {
  const drifts: string[] = []
  for (const dispatch of dispatches) {
    for (const [name, who] of Object.entries(everybody)) {
      if (who.given?.holder && !isHeld(dispatch)) continue
      const standing: Standing = {
        ...{ state, outcome, dispatch, reporter, represented: null, owner: staff, asked: null, rated: null },
        holder: isHeld(dispatch) ? otherHelper : null,
        ...who.given,
      }
      drifts.push(...(await walk(who, standing, `${dispatch}, ${name}`)))
    }
  }
  expect(drifts).toEqual([])
})
