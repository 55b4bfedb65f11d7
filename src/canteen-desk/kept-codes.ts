import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RedeemAnswer } from '@/contracts/till-shapes'
import { call, Fault } from '@/platform/call'
import { clientId } from '@/platform/client-id'
import { whenOnline } from '@/platform/network'
import { readTillAgain, type Which } from './my-canteen'

/** A number written down while there was no network: the meal was given, the system has still to hear of it. */
export interface KeptCode {
  code: string
  at: number
  clientId: string
  /** Asked since, and this was the no: '用过了，12:31'. */
  no: string | null
}

/** Numbers that this till owes the system; they are sent by themselves when the network is back, each exactly once. */
export function useKeptCodes(which: Which) {
  const key = `kept-codes:${which.canteenId}`
  const [kept, setKept] = useState<KeptCode[]>(() => (Taro.getStorageSync(key) as KeptCode[]) || [])
  const [busy, setBusy] = useState(false)
  const latest = useRef(kept)
  const write = useCallback(
    (next: KeptCode[]) => {
      latest.current = next
      Taro.setStorageSync(key, next)
      setKept(next)
    },
    [key],
  )
  const sending = useRef(false)
  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    setBusy(true)
    try {
      for (const one of latest.current.filter((k) => k.no === null)) {
        const answer: RedeemAnswer = await call('redeem-code', { ...which, code: one.code }, { clientId: one.clientId })
        const others = latest.current.filter((k) => k !== one)
        write(answer.yes ? others : latest.current.map((k) => (k === one ? { ...k, no: answer.words } : k)))
      }
    } catch (error) {
      // No network yet: they stay. Whatever else was refused stays too, with the reason.
      if (!(error instanceof Fault))
        write(latest.current.map((k) => (k.no === null ? { ...k, no: (error as Error).message } : k)))
    } finally {
      sending.current = false
      setBusy(false)
      readTillAgain()
    }
  }, [write, which.canteenId])
  useEffect(() => {
    void send()
    return whenOnline(() => void send())
  }, [send])
  return {
    kept,
    busy,
    send,
    keep: (code: string, id: string = clientId()) => {
      if (!latest.current.some((k) => k.code === code))
        write([...latest.current, { code, at: Date.now(), clientId: id, no: null }])
    },
    forget: (one: KeptCode) => write(latest.current.filter((k) => k.clientId !== one.clientId)),
  }
}
