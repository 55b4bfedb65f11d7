import { View } from '@tarojs/components'
import { Card, Field, type FieldProps } from '@/ui'
import { clock } from '@/rules/local-time'
import type { MenuForm } from './menu-form'

type Part = 'yuan' | 'portions' | 'elders'
const numbers: (Pick<FieldProps, 'label' | 'kind' | 'placeholder' | 'maxLength'> & { key: Part; asked: string })[] = [
  { key: 'yuan', asked: 'fullPriceFen', label: '原价（元）', kind: 'digit', placeholder: '16', maxLength: 6 },
  { key: 'portions', asked: 'portions', label: '一共（份）', kind: 'number', placeholder: '80', maxLength: 4 },
  { key: 'elders', asked: 'elderPortions', label: '给老人留（份）', kind: 'number', placeholder: '20', maxLength: 4 },
]

interface Props {
  form: MenuForm
  past: boolean
  /** Portions that people count on already. */
  promised: number
  releasedAt: string | null
  /** What the server said about a number, by its own name for it. */
  wrong: Record<string, string>
  onChange: (part: Partial<MenuForm>) => void
}

/** 几份、多少钱: how many portions, how many of them wait for elders, at what price. */
export function PortionsCard({ form, past, promised, releasedAt, wrong, onChange }: Props) {
  return (
    <Card title="几份、多少钱" aside={promised ? `已经订出 ${promised} 份` : undefined}>
      <View className="menu-numbers">
        {numbers.map(({ key, asked, ...field }) => (
          <Field
            key={key}
            {...field}
            value={form[key]}
            onChange={(value) => onChange({ [key]: value })}
            disabled={past}
            error={wrong[asked]}
          />
        ))}
      </View>
      <View className="ui-small menu-note">
        老人的份骑手和别人占不到{releasedAt ? `；${clock(releasedAt)} 还有剩的才放开` : ''}
        。加了份数，先给排队的人。
      </View>
    </Card>
  )
}
