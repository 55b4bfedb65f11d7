import { useState } from 'react'
import { Btn, Card, Empty, Failing, Field, Icon, Row, Sheet, Skeleton, tap } from '@/ui'
import { View } from '@tarojs/components'
import type { PlaceItem } from '@/contracts/org'
import { useRead } from '@/platform/query'
import { useSession } from '@/platform/session'

interface Props {
  open: boolean
  onClose: () => void
  onChoose: (code: string, name: string) => void
}

function asked(search: string, street: PlaceItem | null): { search?: string; parentCode?: string } {
  if (search) return { search }
  return street ? { parentCode: street.code } : {}
}

/** Street → community, or a word to search for. Chosen, never located. */
export function AreaSheet({ open, onClose, onChoose }: Props) {
  const me = useSession((s) => s.me)
  const [words, setWords] = useState('')
  const [street, setStreet] = useState<PlaceItem | null>(null)
  const search = words.trim()
  const { data, error, isPending, refetch } = useRead('list-places', asked(search, street), {
    enabled: open,
    staleTime: 3_600_000,
  })
  const places = data?.places.filter((p) => p.level === 'street' || p.level === 'community') ?? []
  const choose = (p: PlaceItem) => (p.level === 'community' ? onChoose(p.code, p.name) : setStreet(p))
  return (
    <Sheet open={open} title={street?.name ?? '在哪个社区'} onClose={onClose}>
      <Field label="找社区" value={words} onChange={setWords} placeholder="比如：永泰" maxLength={40} />
      {me?.communityCode && !street && !search ? (
        <Row
          icon="home"
          title={me.communityName ?? '我的社区'}
          note="我的社区"
          onTap={() => onChoose(me.communityCode!, me.communityName ?? '')}
        />
      ) : null}
      {street && !search ? (
        <Btn size="small" icon="back" onTap={() => setStreet(null)}>
          上一级
        </Btn>
      ) : null}
      {isPending ? <Skeleton rows={5} /> : null}
      {error && !data ? <Failing message={error.message} kept="填的都在手机里" onRetry={() => void refetch()} /> : null}
      {data && !places.length ? <Empty icon="search" title="没找到这个社区" note="换个说法，或从街道往下选" /> : null}
      {places.length ? (
        <Card>
          {places.map((p) => (
            <Row key={p.code} title={p.name} note={p.hint} plain onTap={() => choose(p)} />
          ))}
        </Card>
      ) : null}
    </Sheet>
  )
}

const most = 3
interface Grid {
  code: string
  name: string
}
interface GridProps {
  open: boolean
  communityCode: string
  chosen: Grid[]
  onChange: (grids: Grid[]) => void
  onClose: () => void
}

/** Grids by their houses: nobody knows one by its number. */
export function GridSheet({ open, communityCode, chosen, onChange, onClose }: GridProps) {
  const { data, error, isPending, refetch } = useRead(
    'list-places',
    { gridOf: communityCode },
    { enabled: open, staleTime: 3_600_000 },
  )
  const turn = (g: PlaceItem) => {
    const rest = chosen.filter((c) => c.code !== g.code)
    if (rest.length < chosen.length) onChange(rest)
    else if (chosen.length < most) onChange([...chosen, { code: g.code, name: g.name }])
  }
  const isFull = chosen.length >= most
  return (
    <Sheet
      open={open}
      title="常在哪几片"
      onClose={onClose}
      action={
        <Btn kind="primary" onTap={onClose}>
          {chosen.length ? `就这 ${chosen.length} 片` : '先不选'}
        </Btn>
      }
    >
      {isPending ? <Skeleton rows={5} /> : null}
      {error && !data ? <Failing message={error.message} kept="填的都在手机里" onRetry={() => void refetch()} /> : null}
      {data?.places.length ? (
        <Card>
          {data.places.map((g) => {
            const on = chosen.some((c) => c.code === g.code)
            return (
              <View
                key={g.code}
                className="ui-row ui-press"
                {...tap(() => turn(g), {
                  role: 'checkbox',
                  checked: on,
                  disabled: isFull && !on,
                  label: `${g.name}，${g.hint}`,
                })}
              >
                <View className="ui-row-words">
                  <View className="ui-row-title">{g.name}</View>
                  <View className="ui-small">{g.hint}</View>
                </View>
                {on ? <Icon name="check" className="ui-row-check" /> : null}
              </View>
            )
          })}
        </Card>
      ) : null}
    </Sheet>
  )
}
