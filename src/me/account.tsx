import { View } from '@tarojs/components'
import { Card, Pill, Row } from '@/ui'
import type { Me } from '@/contracts/account'

/** Who I am here, and what I may do where. */
export function Account({ me }: { me: Me }) {
  const others = me.roles.filter((r) => r.role !== 'resident')
  return (
    <>
      <Card>
        <View className="ui-title">{me.name}</View>
        <View className="ui-medium">{me.placeName ?? me.communityName ?? '还没有选住在哪儿'}</View>
      </Card>
      {others.length || me.canSpeakFor.length ? (
        <Card>
          {others.map((r) => (
            <Row
              key={r.role + r.areaCode}
              icon="shield"
              title={r.roleName}
              note={r.areaName}
              aside={<Pill tone="open">在任</Pill>}
            />
          ))}
          {me.canSpeakFor.map((p) => (
            <Row key={p.personId} icon="family" title={`可以替${p.name}说`} note="本人同意过，两边都能看进度" />
          ))}
        </Card>
      ) : null}
    </>
  )
}
