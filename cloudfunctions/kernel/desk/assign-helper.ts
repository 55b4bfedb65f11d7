import { roles, skills } from '@/contracts/roles'
import { dayMs } from '@/rules/local-time'
import { mustMove } from '../call/moves'
import { community, operation } from '../call/operation'
import { refuse } from '../call/refusal'
import { headOf } from '../case/case-row'
import { caseMoves } from '../case/moves'
import { residentSide } from '../case/resident-side'
import { staffOnly } from '../case/who'
import { workingName } from '../call/who'
import { readChanceInUse } from '../dispatch/chance-in-use'
import { candidatesFor, caseToOffer, type Helper } from '../dispatch/candidates'
import { lockHelper, takeCase } from '../dispatch/claim-case'
import { closeOffers } from '../case/close-offers'
import { acceptOffer } from '../dispatch/offer-tally'
import { chooseHelpers, type Offer } from '../matching/choose'
import { ListHelpers, AssignHelper, type HelperView } from '@/contracts/desk'

/** Who could do it, best first, with the reason in words: staff decide, the system only sorts. */
export const listHelpers = operation(ListHelpers, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row) {
    const helpers = await candidatesFor(call.sql, row, call.now)
    const wanted = await caseToOffer(call.sql, row, call.city, call.now)
    // Staff may ask again who was asked before; what keeps the machine from somebody must not hide them from a person's
    // choice.
    const sorted = chooseHelpers(
      { ...wanted, alreadyAsked: [], escalateAt: new Date(call.now.getTime() + dayMs) },
      helpers.map((h) => ({ ...h, ...forStaff })),
      call.now,
      { maxOffers: 50, missShare: noFloor, chanceFloor: noFloor, patientFloor: noFloor, furtherFloor: noFloor },
      await readChanceInUse(call.sql, call.ports.pool),
    )
    const best = new Map(sorted.offers.map((o) => [o.helperId, o]))
    const view = (h: Helper): HelperView => viewOf(h, best.get(h.helperId))
    return {
      helpers: helpers
        .filter((h) => h.helperId !== row.reporter_id)
        .map(view)
        .sort((a, b) => rank(best, a) - rank(best, b))
        .slice(0, 20),
    }
  },
})

const forStaff = { hasOutstandingOffer: false, automatic: true, quiet: { from: 0, to: 0 }, noticesToday: 0 }
const noFloor = { danger: 0, urgent: 0, ordinary: 0, complex: 0, question: 0 }
const rank = (best: Map<string, Offer>, h: HelperView): number => best.get(h.helperId)?.rank ?? 1000 + h.openTasks

const viewOf = (h: Helper, offer: Offer | undefined): HelperView => ({
  helperId: h.helperId,
  name: h.name,
  kind: roles[h.kind],
  automatic: h.automatic,
  openTasks: h.openTasks,
  maxOpenTasks: h.maxOpenTasks,
  free: offer !== undefined,
  skills: h.skills.map((s) => skills[s as keyof typeof skills] ?? s),
  metres: offer?.terms.distanceMetres ?? null,
  line: offer?.reasons.join(' · ') ?? whyNot(h),
})

function whyNot(h: Helper): string {
  if (h.onPause) return '这阵子先歇着'
  return h.openTasks >= h.maxOpenTasks ? '手上的事满了' : '这会儿没空，或不会这样'
}

/** 指派: staff put a case into one pair of hands; the helper hears of it at once and may give it back with a reason. */
export const assignHelper = operation(AssignHelper, {
  scope: community,
  load: headOf,
  who: staffOnly,
  async run(call, row, role) {
    const { communityCode, caseId, helperId } = call.input
    mustMove(caseMoves.assign, row, call)
    if (helperId === row.reporter_id) refuse('OWN_CASE')
    await lockHelper(call, communityCode, helperId)
    const helper = (await candidatesFor(call.sql, row, call.now)).find((h) => h.helperId === helperId)
    if (!helper || helper.onPause || helper.openTasks >= helper.maxOpenTasks) refuse('HELPER_UNAVAILABLE')
    if (!(await takeCase(call, role, 'assign', helperId, helper.name))) refuse('ALREADY_CLAIMED')
    await closeOffers(call, row, 'lost', helperId)
    await acceptOffer(call, call.input, helperId, { evenLate: true })
    const name = workingName(call, role)
    call.record.event({
      communityCode,
      caseId,
      kind: 'assigned',
      role,
      name,
      actorId: call.actor.personId,
      facts: { helper: helper.name },
    })
    call.record.message({
      communityCode,
      caseId,
      to: helperId,
      kind: 'case.assigned',
      title: '社区请你办一件',
      body: `${name}请你来办；来不了可以退，说一声原因就行。`,
    })
    for (const to of residentSide(row))
      call.record.message({
        communityCode,
        caseId,
        to,
        kind: 'case.claimed',
        title: `请了${helper.name}来办`,
        body: '进度随时能看。',
      })
    return { helperId }
  },
})
