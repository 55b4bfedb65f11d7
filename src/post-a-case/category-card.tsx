import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card, Chips, Row, Sheet } from '@/ui'
import type { CategoryView } from '@/contracts/place'
import { suggestCategory } from './suggest-category'

interface Props { text: string; value: string | null; categories: CategoryView[]; onChange: (code: string) => void; error?: string }

/** Which kind it is: two guesses from the words, all others one press away. A guess, never a decision. */
export function CategoryCard({ text, value, categories, onChange, error }: Props) {
  const [all, setAll] = useState(false)
  const known = new Map(categories.map((c) => [c.code, c]))
  const guessed = suggestCategory(text).map((s) => s.code).filter((c) => known.has(c))
  const shown = [...new Set([...(value ? [value] : []), ...guessed, 'facility', 'property'])].filter((c) => known.has(c)).slice(0, 3)
  const choices = [...shown.map((code) => ({ value: code, word: known.get(code)!.name })), { value: 'other', word: '其他…' }]
  return (
    <View className='ui-stack post-block'>
      <View className={error ? 'ui-wrong' : 'ui-medium'}>{error ?? (guessed.length ? '是哪一类？（猜的，可以改）' : '是哪一类？')}</View>
      <Chips label='是哪一类' choices={choices} value={value} onChange={(v) => (v === 'other' ? setAll(true) : onChange(v))} />
      <Sheet open={all} title='是哪一类' onClose={() => setAll(false)}>
        <Card>{categories.map((c) => <Row key={c.code} title={c.name} note={c.hint} chosen={c.code === value} onTap={() => { onChange(c.code); setAll(false) }} />)}</Card>
      </Sheet>
    </View>
  )
}
