import { View } from '@tarojs/components'
import { Chips, Field } from '@/ui'
import { dayInWords, monthsLater } from '@/ui/gridwork'
import { gridworkPromises } from '@/contracts/gridwork-words'
import { roundly } from '@/contracts/quantity'
import { daysAfter, isDay } from '@/rules/local-time'

const longest = gridworkPromises.appointmentMax
const spans = [3, 6, 12].map((amount) => ({ value: String(amount), word: roundly({ amount, unit: 'month' }) }))

/** What is wrong with a term, in words; nothing when it stands. */
export function wrongTerm(from: string, until: string, earliest: string, latest?: string): string | undefined {
  if (!isDay(from) || !isDay(until)) return '日子写成 2027-05-31 这样'
  if (from < earliest) return '开始不能早过今天'
  if (until < from) return '结束要在开始之后'
  return until > (latest ?? daysAfter(from, longest.amount)) ? `最长${roundly(longest)}` : undefined
}

/** Until when: a usual length in one press, or a day of one's own. */
export function UntilField({
  from,
  until,
  onChange,
  wrong,
  latest,
}: {
  from: string
  until: string
  onChange: (day: string) => void
  wrong?: string
  latest?: string
}) {
  const of = (months: string) => (isDay(from) ? monthsLater(from, Number(months)) : '')
  const fitting = spans.filter((s) => !latest || of(s.value) <= latest)
  return (
    <View className="ui-stack">
      <Chips
        label="聘多久"
        choices={fitting}
        value={fitting.find((s) => of(s.value) === until)?.value ?? null}
        onChange={(months) => onChange(of(months))}
      />
      <Field
        label="到哪天"
        value={until}
        onChange={onChange}
        maxLength={10}
        placeholder="2027-05-31"
        error={wrong}
        hint={isDay(until) ? `到 ${dayInWords(until)}为止，当天还算` : undefined}
      />
    </View>
  )
}
