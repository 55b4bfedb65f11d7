import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Notice, Sheet } from '@/ui'
import type { CaseView } from '@/contracts/case'
import { useWrite } from '@/platform/query'

/** Not by the machine: a person of the community decides who comes. */
export function AskPerson({ view }: { view: CaseView }) {
  const [open, setOpen] = useState(false)
  const write = useWrite('ask-for-person', { refresh: ['read-case', 'list-my-cases'] })
  const go = () => write.mutate({ communityCode: view.communityCode, caseId: view.caseId }, { onSuccess: () => setOpen(false) })
  return (
    <>
      <Btn size='middle' icon='people' onTap={() => setOpen(true)}>请社区的人来安排</Btn>
      <Sheet open={open} title='请社区的人来安排？' onClose={() => setOpen(false)} action={<Btn kind='primary' loading={write.isPending} onTap={go}>请社区的人来安排</Btn>}>
        {write.error ? <Notice tone='brand' icon='warn'>{write.error.message}</Notice> : null}
        <View className='ui-medium'>不再由系统问附近的帮手。{view.firstOffice}的人看过以后，请谁来、什么时候来，由他们定。答复的时限不变。</View>
      </Sheet>
    </>
  )
}
