import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { OperationName, Operations } from '@/contracts/operations'
import { call } from './call'
import { clientId as newClientId } from './client-id'
import { dropFile, type KeptFile } from './kept-files'
import { useNetwork, whenOnline, whenShown } from './network'
import { createOutbox, type Draft } from './outbox-rules'
import { queryClient } from './query'
import { useSession } from './session'
import { upload } from './upload'

export type { Draft } from './outbox-rules'

const prefix = 'outbox:'
const load = () =>
  Taro.getStorageInfoSync()
    .keys.filter((k) => k.startsWith(prefix))
    .map((k) => Taro.getStorageSync(k) as Draft)

/** What waits on this phone, for every account; show only those of the person who is signed in (`useWaiting`). */
const useDrafts = create<{ drafts: Draft[] }>(() => ({ drafts: load() }))
let timer: ReturnType<typeof setTimeout> | undefined

const outbox = createOutbox({
  load,
  // A key for each draft: two browser tabs that wrote one shared list would lose each other's.
  store: (draft) => Taro.setStorageSync(prefix + draft.clientId, draft),
  drop(draft) {
    Taro.removeStorageSync(prefix + draft.clientId)
    draft.files.forEach((file) => void dropFile(file.path))
  },
  send: (draft) => call(draft.operation, draft.input as never, { clientId: draft.clientId }),
  upload,
  person: () => useSession.getState().me?.personId ?? null,
  online: () => useNetwork.getState().online,
  now: Date.now,
  later(ms, run) {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  },
  changed: (drafts) => useDrafts.setState({ drafts }),
})

/** Called once by the app: from here on drafts leave by themselves. */
export function startOutbox() {
  whenOnline(() => void outbox.wake())
  whenShown(() => void outbox.wake())
  useSession.subscribe((s, was) => {
    if (s.me && s.me.personId !== was.me?.personId) void outbox.wake()
  })
  // Whatever was sent changes some list; which one is the list's business.
  outbox.whenSent(() => void queryClient.invalidateQueries())
  void outbox.flush()
}

/**
 * Say something that must arrive, network or not. It is on the phone when this returns, and is done exactly once.
 * @param draft.files photos and voice whose ids stand in `input` (`photos: files.map((f) => f.id)`); they go first
 * @throws Refusal TOO_MANY at 50 waiting drafts
 */
export const say = <N extends OperationName>(draft: {
  operation: N
  input: Operations[N]['input']
  title: string
  files?: KeptFile[]
  clientId?: string
}): Draft => outbox.put({ ...draft, files: draft.files ?? [], clientId: draft.clientId ?? newClientId() })

/** The signed-in person's drafts that have not arrived, oldest first. */
export function useWaiting(): Draft[] {
  const person = useSession((s) => s.me?.personId)
  return useDrafts((s) => s.drafts).filter((d) => d.personId === person)
}

export const { retry, discard, whenSent } = outbox

/**
 * Try one more time now, and resolve when every due draft has been
 * tried: for a screen that waits a moment before it says "kept".
 */
export const sendNow = () => outbox.flush()
