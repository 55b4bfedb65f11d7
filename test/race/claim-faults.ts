/** What one helper was told when they reached for a case. */
export interface Reached {
  caseId: string
  helperId: string
  told: string
}
/** How a case stands afterwards: who its row names, and who has an assignment that has not ended. */
export interface Held {
  caseId: string
  helperId: string | null
  assigned: string[]
}

/**
 * Everything wrong with how many helpers reached for many cases: two told yes, nobody told yes, a yes that the record
 * does not keep, two assignments. Empty when each case has one winner and all agree who.
 */
export function claimFaults(reached: readonly Reached[], held: readonly Held[]): string[] {
  const yes = new Map<string, string[]>()
  for (const r of reached) if (r.told === 'ok') yes.set(r.caseId, [...(yes.get(r.caseId) ?? []), r.helperId])
  return held.flatMap(({ caseId, helperId, assigned }) => {
    const winners = yes.get(caseId) ?? []
    return [
      ...(winners.length > 1 ? [`${caseId}: ${winners.length} helpers were told yes`] : []),
      ...(winners.length === 0 ? [`${caseId}: nobody was told yes`] : []),
      ...(assigned.length !== 1 ? [`${caseId}: ${assigned.length} assignments`] : []),
      ...(winners.some((w) => w !== helperId) ? [`${caseId}: somebody who was told yes does not hold it`] : []),
      ...(assigned.some((a) => a !== helperId) ? [`${caseId}: the assignment is not the holder's`] : []),
    ]
  })
}
