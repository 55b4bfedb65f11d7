import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { BottomBar, Btn, Card, Chips, Failing, Field, Icon, Notice, Row, Skeleton, tap, useNow } from '@/ui'
import { between, daysFrom, saidDay, saysAllergens } from '@/ui/meal'
import { clock } from '@/ui/words'
import type { CanteenView, SittingView } from '@/contracts/canteen'
import { sittingNames, sittings, type Sitting } from '@/contracts/canteen-words'
import { call, Refusal } from '@/platform/call'
import { useDraft } from '@/platform/draft'
import { useRead, useWrite } from '@/platform/query'
import { DishSheet } from './dish-sheet'
import { blankMenu, dishKinds, formOf, readForm, type MenuForm } from './menu-form'
import { tillReads } from './my-canteen'
import type { Frame, PartProps } from './own-page'

const daysAhead = 7

/** 排菜单: a day and a meal, what is cooked, how many, of those how many for elders. */
export function MenuPart({ which, frame }: PartProps) {
  const now = useNow(60_000)
  const [day, setDay] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Sitting | null>(null)
  const days = daysFrom(now, daysAhead)
  const shown = day ?? days[0]!
  const { data, error, isPending, isFetching, refetch } = useRead('read-canteen', { ...which, day: shown })
  const served = data ? sittings.filter((s) => data.policy[s] || data.sittings.some((v) => v.sitting === s)) : []
  // Open on the meal that can still be written.
  const sitting =
    chosen ??
    served.find(
      (s) =>
        !isPast(
          data!.sittings.find((v) => v.sitting === s),
          now,
        ),
    ) ??
    served[0]
  const head = (
    <>
      <Chips
        scroll
        label="哪一天"
        value={shown}
        onChange={setDay}
        choices={days.map((d) => ({ value: d, word: saidDay(d, now) }))}
      />
      {served.length > 1 ? (
        <Chips
          label="哪一餐"
          value={sitting ?? null}
          onChange={setChosen}
          choices={served.map((s) => ({ value: s, word: sittingNames[s] }))}
        />
      ) : null}
    </>
  )
  if (isPending)
    return (
      <>
        {frame(
          <>
            {head}
            <Skeleton rows={5} />
          </>,
          null,
        )}
      </>
    )
  if (!data)
    return (
      <>
        {frame(
          <>
            {head}
            <Card>
              <Failing message={error!.message} onRetry={() => void refetch()} loading={isFetching} />
            </Card>
          </>,
          null,
        )}
      </>
    )
  if (!sitting)
    return (
      <>
        {frame(
          <>
            {head}
            <Notice icon="info">规则里还没有开餐时间，先去填上</Notice>
          </>,
          null,
        )}
      </>
    )
  return (
    <Editor
      key={`${which.canteenId} ${shown} ${sitting}`}
      which={which}
      view={data}
      day={shown}
      sitting={sitting}
      now={now}
      head={head}
      frame={frame}
    />
  )
}

const isPast = (s: SittingView | undefined, now: number): boolean =>
  s !== undefined && (s.state === 'over' || s.state === 'closed' || Date.parse(s.servesUntil) <= now)

const noDraft = { form: null }

interface EditorProps extends PartProps {
  view: CanteenView
  day: string
  sitting: Sitting
  now: number
  head: React.ReactNode
  frame: Frame
}

function Editor({ which, view, day, sitting, now, head, frame }: EditorProps) {
  const saved = view.sittings.find((s) => s.sitting === sitting)
  const blank = useMemo(() => (saved ? formOf(saved) : blankMenu), [JSON.stringify(saved && formOf(saved))])
  // Nothing written: what is announced shows through, also when it was changed at another till.
  const [draft, setDraft, clear] = useDraft<{ form: MenuForm | null }>(
    `menu:${which.canteenId}:${day}:${sitting}`,
    noDraft,
  )
  const form = draft.form ?? blank
  const change = (part: Partial<MenuForm>) => setDraft((was) => ({ form: { ...(was.form ?? blank), ...part } }))
  const [dish, setDish] = useState<number | 'new' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const till = useRead('read-till', { ...which, day }, { enabled: saved !== undefined })
  const save = useWrite('save-menu', { refresh: [...tillReads] })
  const count = till.data?.sittings.find((s) => s.sitting === sitting)
  const promised = count ? count.reserved + count.redeemed + count.walkIns : 0
  const past = isPast(saved, now)
  const read = readForm(form)
  const changed = JSON.stringify(form) !== JSON.stringify(blank)
  const fields = save.error instanceof Refusal ? save.error.fields : {}
  const put = (dishes: MenuForm['dishes']) => {
    change({ dishes })
    setDish(null)
    setSaid(null)
  }
  const send = () => {
    if ('missing' in read) return
    save.mutate(
      { ...which, day, sitting, ...read },
      {
        onSuccess: ({ sitting: s }) => {
          clear()
          setSaid(`${saidDay(day, now)}${s.name} ${s.portions} 份，${saved ? '改好了' : '出去了，大家现在能订'}`)
        },
      },
    )
  }
  const times = saved
    ? `${clock(saved.cutOffAt)} 截止 · ${between(saved.servesFrom, saved.servesUntil)} 开餐`
    : undefined
  const wrong = save.error
    ? save.error instanceof Refusal && save.error.code === 'PORTIONS_PROMISED' && promised
      ? `已经订出去 ${promised} 份，份数不能再少了`
      : save.error.message
    : undefined
  const bar =
    past || (saved && !changed) ? null : (
      <BottomBar
        wrong={wrong}
        note={changed && 'missing' in read ? `还差：${read.missing}` : changed ? '草稿存着，还没出去' : undefined}
      >
        <Btn kind="primary" disabled={!changed || 'missing' in read} loading={save.isPending} onTap={send}>
          {saved ? '存好，大家马上看到' : '出菜单，开始订'}
        </Btn>
      </BottomBar>
    )
  return (
    <>
      {frame(
        <>
          {head}
          {said && !changed ? (
            <Notice tone="open" icon="check">
              {said}
            </Notice>
          ) : null}
          {past ? (
            <Notice icon="lock">这一餐已经过了，只能看</Notice>
          ) : saved ? (
            <Notice icon="clock">{times}</Notice>
          ) : (
            <Notice icon="info">还没出菜单，大家还订不了</Notice>
          )}
          <Card
            title="做什么"
            aside={
              past ? undefined : (
                <Copy
                  which={which}
                  day={day}
                  sitting={sitting}
                  now={now}
                  onCopy={(f) => {
                    change(saved ? { dishes: f.dishes } : f)
                    setSaid(null)
                  }}
                />
              )
            }
          >
            {form.dishes.map((d, i) => (
              <Row
                key={d.name}
                title={d.name}
                note={[dishKinds[d.kind], saysAllergens(d.allergens)].filter(Boolean).join(' · ')}
                onTap={past ? undefined : () => setDish(i)}
                label={`改${d.name}`}
              />
            ))}
            {past || form.dishes.length >= 12 ? null : (
              <View className="menu-add ui-press" {...tap(() => setDish('new'))}>
                <Icon name="plus" />
                添一道菜
              </View>
            )}
          </Card>
          <Card title="几份、多少钱" aside={promised ? `已经订出 ${promised} 份` : undefined}>
            <View className="menu-numbers">
              <Field
                label="原价（元）"
                kind="digit"
                value={form.yuan}
                onChange={(yuan) => change({ yuan })}
                placeholder="16"
                maxLength={6}
                disabled={past}
                error={fields.fullPriceFen}
              />
              <Field
                label="一共（份）"
                kind="number"
                value={form.portions}
                onChange={(portions) => change({ portions })}
                placeholder="80"
                maxLength={4}
                disabled={past}
                error={fields.portions}
              />
              <Field
                label="给老人留（份）"
                kind="number"
                value={form.elders}
                onChange={(elders) => change({ elders })}
                placeholder="20"
                maxLength={4}
                disabled={past}
                error={fields.elderPortions}
              />
            </View>
            <View className="ui-small menu-note">
              老人的份骑手和别人占不到{saved?.releaseEldersAt ? `；${clock(saved.releaseEldersAt)} 还有剩的才放开` : ''}
              。加了份数，先给排队的人。
            </View>
          </Card>
          {dish === null ? null : (
            <DishSheet
              dish={dish === 'new' ? null : form.dishes[dish]!}
              taken={form.dishes.filter((_, i) => i !== dish).map((d) => d.name)}
              onClose={() => setDish(null)}
              onDone={(d) =>
                put(dish === 'new' ? [...form.dishes, d] : form.dishes.map((was, i) => (i === dish ? d : was)))
              }
              onRemove={dish === 'new' ? undefined : () => put(form.dishes.filter((_, i) => i !== dish))}
            />
          )}
        </>,
        bar,
      )}
    </>
  )
}

const lookBack = 7

/** Yesterday's, or where nothing was cooked yesterday, the last there was within a week. */
function Copy({
  which,
  day,
  sitting,
  now,
  onCopy,
}: {
  which: PartProps['which']
  day: string
  sitting: Sitting
  now: number
  onCopy: (form: MenuForm) => void
}) {
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const copy = async () => {
    setBusy(true)
    try {
      for (const before of daysFrom(Date.parse(`${day}T04:00:00Z`), -lookBack - 1).slice(1)) {
        const found = (await call('read-canteen', { ...which, day: before })).sittings.find(
          (s) => s.sitting === sitting,
        )
        if (found) return onCopy(formOf(found))
      }
      setWhy('没有可抄的')
    } catch {
      setWhy('没连上，再按一次')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Btn size="small" icon="again" loading={busy} onTap={() => void copy()}>
      {why ?? `照抄${saidDay(daysFrom(Date.parse(`${day}T04:00:00Z`), -2)[1]!, now)}的`}
    </Btn>
  )
}
