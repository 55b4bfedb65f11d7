import { useState } from 'react'
import type { CaseView } from '@/contracts/case-shapes'
import { casePromises } from '@/contracts/case-words'
import { inWords } from '@/contracts/quantity'
import { useWrite } from '@/platform/query'
import { Btn } from '../btn'
import { Card } from '../card'
import { TextArea } from '../field'
import { Notice } from '../states'
import { Stars } from './stars'

/** 双向评价. The system asks, nobody else may; neither side sees the other's before both are in or 72 hours have passed. */
export function AskRating({ view, about }: { view: CaseView; about: string }) {
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const write = useWrite('rate-case', { refresh: ['read-case'] })
  const send = () => write.mutate({ communityCode: view.communityCode, caseId: view.caseId, stars, text: text.trim() })
  return (
    <Card title={`${about}怎么样？`} aside="可以不评">
      <Stars value={stars} onChange={setStars} />
      {stars ? (
        <>
          <TextArea label="想说的（可以不写）" value={text} onChange={setText} maxLength={200} />
          <Btn size="middle" loading={write.isPending} onTap={send}>
            评好了
          </Btn>
        </>
      ) : null}
      {write.error ? (
        <Notice tone="brand" icon="warn">
          {write.error.message}
        </Notice>
      ) : null}
      <Notice icon="lock">{`两边都评了，或过了${inWords(casePromises.ratingsApart)}，才互相看得见`}</Notice>
    </Card>
  )
}
