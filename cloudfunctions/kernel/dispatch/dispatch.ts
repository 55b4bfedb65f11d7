import type { InputOf, OutputOf } from '@/contracts/contract'
import { PostCase } from '@/contracts/case'
import { follow, type Noun } from '../call/noun'
import { isPressing } from '../matching/offer'
import { askNow } from './ask-now'
import type { Clockwork } from '../call/timer-work'
import { runDispatchTimer } from './run-dispatch-timer'
import { learnChance } from './learn-chance'
import { askForPerson } from './ask-for-person'
import { claimCase } from './claim-case'
import { refuseOffer, releaseCase, recordWork } from './helper-moves'
import { listOffers } from './list-offers'
import { listMatchingChoices, chooseMatching } from './matching-choice'
import { readMatchingRules } from './matching-rules'
import { readDispatch } from './read-dispatch'
import { readWhyAsked } from './read-why-asked'

/** How a case comes into a helper's hands. */
export const dispatch: Noun = {
  name: 'dispatch',
  operations: {
    member: [
      askForPerson,
      claimCase,
      refuseOffer,
      releaseCase,
      recordWork,
      listOffers,
      listMatchingChoices,
      chooseMatching,
      readWhyAsked,
    ],
    staff: [readMatchingRules, readDispatch],
  },
  follows: [follow(PostCase, askAtOnce)],
  asks: runDispatchTimer,
  upkeep: ({ ports }) => learnChance(ports),
  taken: {
    assignment_held: 'ALREADY_CLAIMED',
  },
}

/** Danger and haste do not wait for the timer's next round. */
async function askAtOnce(
  { categoryCode }: InputOf<typeof PostCase>,
  { communityCode, caseId }: OutputOf<typeof PostCase>,
  world: Clockwork,
): Promise<void> {
  const { urgency, skills } = world.city.categories.get(categoryCode)!
  if (skills.length > 0 && isPressing(urgency)) await askNow(world, communityCode, caseId)
}
