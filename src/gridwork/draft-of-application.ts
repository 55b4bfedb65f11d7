import type { ApplicationView, FreeWindowView } from '@/contracts/gridwork-shapes'
import type { GridworkKind, Platform } from '@/contracts/gridwork-words'
import type { Skill } from '@/contracts/roles'
import { clientId } from '@/platform/client-id'
import { useDraft } from '@/platform/draft'
import { useSession } from '@/platform/session'

/**
 * An application while it is being written. Nothing of it leaves the phone before the person has agreed to the text.
 */
export interface ApplicationDraft {
  applicationId: string
  step: number
  kind: GridworkKind
  platform: Platform | null
  partyMember: boolean
  communityCode: string | null
  communityName: string | null
  grids: { code: string; name: string }[]
  windows: FreeWindowView[]
  skills: Skill[]
  maxOpenTasks: number
  words: string
  agreed: boolean
}

/** The four questions come before it. */
export const lastStep = 4

const blank = { step: 0, platform: null, grids: [], windows: [], skills: [], maxOpenTasks: 2, words: '', agreed: false }

/**
 * What was begun here stays for the next time; two people may share
 * a phone. The id is made once: sent twice, it is one application.
 */
export function useApplicationDraft(volunteer: boolean) {
  const me = useSession((s) => s.me)
  const empty: ApplicationDraft = {
    ...blank,
    applicationId: clientId(),
    kind: volunteer ? 'volunteer' : 'part-timer',
    partyMember: volunteer,
    communityCode: me?.communityCode ?? null,
    communityName: me?.communityName ?? null,
  }
  return useDraft<ApplicationDraft>(`application:${me?.personId ?? 'nobody'}`, empty)
}

/** The same fields of an application that is with the community, to be changed there. */
export function useAmendDraft(of: ApplicationView) {
  const {
    applicationId,
    kind,
    platform,
    partyMember,
    communityCode,
    communityName,
    grids,
    windows,
    skills,
    maxOpenTasks,
    words,
  } = of
  return useDraft<ApplicationDraft>(`amend:${applicationId}`, {
    // Straight to the whole of it: each line there leads to its question.
    ...blank,
    step: lastStep,
    applicationId,
    kind,
    platform,
    partyMember,
    communityCode,
    communityName,
    grids,
    windows,
    skills,
    maxOpenTasks,
    words,
  })
}

export const isBegun = (d: ApplicationDraft): boolean => d.step > 0 || d.platform !== null || d.windows.length > 0

/** The fields as both operations take them. */
export const saidIn = (d: ApplicationDraft) => ({
  kind: d.kind,
  ...(d.kind === 'part-timer' && d.platform ? { platform: d.platform } : {}),
  ...(d.partyMember ? { partyMember: true } : {}),
  gridCodes: d.grids.map((g) => g.code),
  windows: d.windows,
  skills: d.skills,
  maxOpenTasks: d.maxOpenTasks,
  ...(d.words.trim() ? { words: d.words.trim() } : {}),
})
