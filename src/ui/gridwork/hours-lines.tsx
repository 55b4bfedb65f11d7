import { View } from '@tarojs/components'
import type { FreeWindowView } from '@/contracts/gridwork-shapes'
import { hoursInWords } from './hours'

/** When somebody has time, a line for each stretch. */
export const HoursLines = ({ windows }: { windows: readonly FreeWindowView[] }) => (
  <>
    {hoursInWords(windows).map((line) => (
      <View key={line} className="ui-num">
        {line}
      </View>
    ))}
  </>
)
