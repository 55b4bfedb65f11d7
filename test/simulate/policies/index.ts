import { OFFER_POLICY, type OfferPolicy } from '@kernel/matching/offer-policy'
import { ours } from './ours'
import { broadcast, nearest, nearest5, none, random5 } from './plain'
import type { Policy, PolicyName } from './policy'

export { policyNames, type Policy, type PolicyName } from './policy'

/** @param tires whether ours is told that people tire: in a world where nobody does, it may ask as often as it likes */
export function policyOf(name: PolicyName, tires = true): Policy {
  const plain = [none, broadcast, random5, nearest, nearest5].find((policy) => policy.name === name)
  return plain ?? ours(tires ? {} : tirelessly())
}

/** No floors, no limits, no quiet hours (the bound knows none either), and hardly a case may be missed. */
function tirelessly(): Partial<OfferPolicy> {
  const { behaviour, chanceFloor, patientFloor, furtherFloor, missShare, maxNoticesADay } = OFFER_POLICY
  const all = <K extends string, V, W>(record: Record<K, V>, to: (value: V) => W): Record<K, W> =>
    Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, to(value)])) as Record<K, W>
  return {
    behaviour: all(behaviour, (kind) => ({ ...kind, perFatigue: 0 })),
    metresPerFatigue: 0,
    chanceFloor: all(chanceFloor, () => 0),
    furtherFloor: all(furtherFloor, () => 0),
    patientFloor: all(patientFloor, () => 0),
    missShare: all(missShare, () => 0.01),
    quiet: { from: 0, to: 0 },
    maxNoticesADay: all(maxNoticesADay, () => Infinity),
    noticesADayMean: Infinity,
  }
}
