import { useMemo, useState, type ReactNode } from 'react'
import { BottomBar, Btn, Notice } from '@/ui'
import { between, saidDay } from '@/ui/meal'
import { Refusal } from '@/platform/call'
import { useDraft } from '@/platform/draft'
import { useRead, useWrite } from '@/platform/query'
import { clock } from '@/rules/local-time'
import { DishesCard } from './dishes-card'
import { blankMenu, formOf, isPast, readForm, type Meal, type MenuForm } from './menu-form'
import { tillReads } from './my-canteen'
import { Framed } from './own-page'
import { PortionsCard } from './portions-card'
import type { SittingView } from '@/contracts/canteen-shapes'
import type { TillView } from '@/contracts/till-shapes'

const noDraft = { form: null }

interface Props {
  meal: Meal
  /** As it was announced; undefined while people cannot reserve it. */
  saved: SittingView | undefined
  now: number
  head: ReactNode
}

/** One meal of one day, written and announced, or changed. */
export function MenuEditor({ meal, saved, now, head }: Props) {
  const { which, day, sitting } = meal
  const blank = useMemo(() => (saved ? formOf(saved) : blankMenu), [JSON.stringify(saved && formOf(saved))])
  // Nothing written: what is announced shows through, also when it was changed at another till.
  const [draft, setDraft, clear] = useDraft<{ form: MenuForm | null }>(
    `menu:${which.canteenId}:${day}:${sitting}`,
    noDraft,
  )
  const form = draft.form ?? blank
  const change = (part: Partial<MenuForm>) => setDraft((was) => ({ form: { ...(was.form ?? blank), ...part } }))
  const [said, setSaid] = useState<string | null>(null)
  const till = useRead('read-till', { ...which, day }, { enabled: saved !== undefined })
  const save = useWrite('save-menu', { refresh: [...tillReads] })
  const promised = promisedIn(till.data, meal)
  const past = isPast(saved, now)
  const read = readForm(form)
  const changed = JSON.stringify(form) !== JSON.stringify(blank)
  const cook = (part: Partial<MenuForm>) => {
    change(part)
    setSaid(null)
  }
  const send = () => {
    if ('missing' in read) return
    const announced = ({ sitting: s }: { sitting: SittingView }) => {
      clear()
      setSaid(`${saidDay(day, now)}${s.name} ${s.portions} 份，${saved ? '改好了' : '出去了，大家现在能订'}`)
    }
    save.mutate({ ...which, day, sitting, ...read }, { onSuccess: announced })
  }
  const bar = (
    <BottomBar wrong={whyNot(save.error, promised)} note={changed ? noteOn(read) : undefined}>
      <Btn kind="primary" disabled={!changed || 'missing' in read} loading={save.isPending} onTap={send}>
        {saved ? '存好，大家马上看到' : '出菜单，开始订'}
      </Btn>
    </BottomBar>
  )
  return (
    <Framed bar={past || (saved && !changed) ? null : bar}>
      {head}
      {said && !changed ? (
        <Notice tone="open" icon="check">
          {said}
        </Notice>
      ) : null}
      <Announced saved={saved} past={past} />
      <DishesCard meal={meal} form={form} past={past} onlyDishes={saved !== undefined} onChange={cook} />
      <PortionsCard
        form={form}
        past={past}
        promised={promised}
        releasedAt={saved?.releaseEldersAt ?? null}
        wrong={save.error instanceof Refusal ? save.error.fields : {}}
        onChange={change}
      />
    </Framed>
  )
}

function Announced({ saved, past }: { saved: SittingView | undefined; past: boolean }) {
  if (past) return <Notice icon="lock">这一餐已经过了，只能看</Notice>
  if (!saved) return <Notice icon="info">还没出菜单，大家还订不了</Notice>
  const { cutOffAt, servesFrom, servesUntil } = saved
  return <Notice icon="clock">{`${clock(cutOffAt)} 截止 · ${between(servesFrom, servesUntil)} 开餐`}</Notice>
}

function promisedIn(till: TillView | undefined, { sitting }: Meal): number {
  const count = till?.sittings.find((s) => s.sitting === sitting)
  return count ? count.reserved + count.redeemed + count.walkIns : 0
}

function whyNot(error: Error | null, promised: number): string | undefined {
  if (promised && error instanceof Refusal && error.code === 'PORTIONS_PROMISED')
    return `已经订出去 ${promised} 份，份数不能再少了`
  return error?.message
}

const noteOn = (read: ReturnType<typeof readForm>): string =>
  'missing' in read ? `还差：${read.missing}` : '草稿存着，还没出去'
