import { View } from '@tarojs/components'
import { Btn, Card, Chips, Empty, Row, Sheet, Skeleton } from '@/ui'
import { useRegistry } from '@/platform/registry'
import { suggestCategory } from './suggest-category'

interface Props {
  text: string
  value: string | null
  onChange: (code: string) => void
  onAll: () => void
}

/** Which kind it is: two guesses from the words, all others one press away. A guess, never a decision. */
export function CategoryCard({ text, value, onChange, onAll }: Props) {
  const known = new Map(useRegistry().data?.categories.map((c) => [c.code, c]))
  const guessed = suggestCategory(text)
    .map((s) => s.code)
    .filter((c) => known.has(c))
  const shown = [...new Set([...(value ? [value] : []), ...guessed, 'facility', 'property'])]
    .filter((c) => known.has(c))
    .slice(0, 3)
  const choices = [
    ...shown.map((code) => ({ value: code, word: known.get(code)!.name })),
    { value: 'other', word: '其他…' },
  ]
  return (
    <View className="ui-stack post-block">
      <View className="ui-medium">{guessed.length ? '是哪一类？（猜的，可以改）' : '是哪一类？'}</View>
      <Chips
        label="是哪一类"
        choices={choices}
        value={value}
        onChange={(v) => (v === 'other' ? onAll() : onChange(v))}
      />
    </View>
  )
}

interface SheetProps extends Pick<Props, 'value' | 'onChange'> {
  open: boolean
  last: boolean
  onClose: () => void
}

/** All kinds. `last`: it is the last thing that was missing, and choosing hands the case over. */
export function CategorySheet({ open, last, onClose, ...choice }: SheetProps) {
  return (
    <Sheet open={open} title={last ? '哪一类？选了就交给社区' : '是哪一类'} onClose={onClose}>
      <Categories {...choice} />
    </Sheet>
  )
}

function Categories({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const { data, isPending, isFetching, refetch } = useRegistry()
  if (data)
    return (
      <Card>
        {data.categories.map((c) => (
          <Row key={c.code} title={c.name} note={c.hint} chosen={c.code === value} onTap={() => onChange(c.code)} />
        ))}
      </Card>
    )
  if (isPending && isFetching) return <Skeleton rows={6} />
  return (
    <Empty
      icon="offline"
      title="类别还没取到"
      note="写的都在手机里，有网再选"
      action={
        <Btn size="middle" onTap={() => void refetch()}>
          再试一次
        </Btn>
      }
    />
  )
}
