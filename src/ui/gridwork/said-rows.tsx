import { View } from '@tarojs/components'
import type { ApplicationSaid } from '@/contracts/gridwork-shapes'
import { Row } from '../card'
import { hoursInWords } from './hours'

/**
 * What somebody said when registering, a line each; what is
 * empty is left out. The applicant and staff see the same lines.
 */
export function SaidRows({ said, communityName }: { said: ApplicationSaid; communityName: string }) {
  const hours = hoursInWords(said.windows)
  return (
    <>
      <Row
        icon="bike"
        title={[said.kindName, said.platformName, said.partyMember && '党员'].filter(Boolean).join(' · ')}
        strong={false}
      />
      <Row
        icon="pin"
        title={said.grids.length ? said.grids.map((g) => g.name).join('、') : `${communityName}全部`}
        strong={false}
      />
      {hours.length ? (
        <Row
          icon="clock"
          title={
            <>
              {hours.map((line) => (
                <View key={line} className="ui-num">
                  {line}
                </View>
              ))}
            </>
          }
          strong={false}
        />
      ) : null}
      {said.skillNames.length ? <Row icon="tool" title={said.skillNames.join('、')} strong={false} /> : null}
      {said.maxOpenTasks ? <Row icon="list" title={`手上最多 ${said.maxOpenTasks} 件`} strong={false} /> : null}
      {said.words ? <Row icon="edit" title={said.words} strong={false} /> : null}
    </>
  )
}
