import { useRef, useState } from 'react'
import type { RedeemAnswer, TillMeal } from '@/contracts/till-shapes'
import { call, Fault } from '@/platform/call'
import { clientId } from '@/platform/client-id'
import { useNetwork } from '@/platform/network'
import { signal } from '@/platform/signal'
import { readTillAgain, type Which } from './my-canteen'

/**
 * What fills the screen. `unsure`: no answer arrived; asked again it
 * is answered once. `paid` and `walked-in` are yeses of their own.
 */
export type Said =
  | { kind: 'yes'; meal: TillMeal; words: string }
  | {
      kind: 'no'
      code: string
      words: string
      mayPay?: boolean | undefined
      /** Of taking the money ahead. */
      wrong?: string
    }
  | { kind: 'unsure'; code: string; offline: boolean }
  | { kind: 'paid'; meal: TillMeal }
  | { kind: 'walked-in'; meal: TillMeal }

const answered = (code: string, answer: RedeemAnswer): Said =>
  answer.yes
    ? { kind: 'yes', meal: answer.meal, words: answer.words }
    : { kind: 'no', code, words: answer.words, mayPay: answer.mayPay }
const unanswered = (code: string, error: Error): Said =>
  error instanceof Fault
    ? { kind: 'unsure', code, offline: !useNetwork.getState().online }
    : { kind: 'no', code, words: error.message }

/** The till's one conversation: a code goes in, a yes or a no comes out, and the next code ends it. */
export function useTill(which: Which) {
  const [said, setSaid] = useState<Said | null>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  // A code whose answer was lost is asked again under the same id: it is redeemed once, and the yes is not lost.
  const ids = useRef(new Map<string, string>())
  const idOf = (code: string) => {
    const id = ids.current.get(code) ?? clientId()
    ids.current.set(code, id)
    return id
  }
  const show = (next: Said) => {
    signal(next.kind === 'no' || next.kind === 'unsure' ? 'no' : 'yes')
    setSaid(next)
  }
  const during = async (work: () => Promise<void>, failed: (error: Error) => void) => {
    setBusy(true)
    setWrong(null)
    try {
      await work()
    } catch (error) {
      failed(error as Error)
    } finally {
      setBusy(false)
    }
  }
  const redeem = (code: string) =>
    during(
      async () => {
        const answer = await call('redeem-code', { ...which, code }, { clientId: idOf(code) })
        ids.current.delete(code)
        readTillAgain()
        show(answered(code, answer))
      },
      (error) => show(unanswered(code, error)),
    )
  const check = (meal: TillMeal, fits: boolean) =>
    during(
      async () => {
        const seen = await call('check-tier', {
          communityCode: which.communityCode,
          reservationId: meal.reservationId,
          fits,
        })
        readTillAgain()
        setSaid((was) => (was && 'meal' in was ? { ...was, meal: seen.meal } : was))
      },
      (error) => setWrong(error.message),
    )
  const takePayment = (code: string) =>
    during(
      async () => {
        const { meal } = await call('take-payment', { ...which, code }, { clientId: idOf(`pay ${code}`) })
        ids.current.delete(`pay ${code}`)
        readTillAgain()
        show({ kind: 'paid', meal })
      },
      (error) => setWrong(error.message),
    )
  return {
    said,
    busy,
    wrong,
    redeem,
    check,
    takePayment,
    idOf,
    walkedIn: (meal: TillMeal) => {
      readTillAgain()
      show({ kind: 'walked-in', meal })
    },
    next: () => {
      setSaid(null)
      setWrong(null)
    },
  }
}
