import type { Operations } from '@/contracts/operations'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { demoPerson } from '../../world/city'
import type { StagedName } from './schemas'
import type { Stage, StagedCase } from './staged-case'

type InputOf<N extends StagedName> = (c: StagedCase) => Operations[N]['input']

const which = ({ communityCode, caseId }: StagedCase) => ({ communityCode, caseId })
const nothing = () => ({})
const reason = '人手不够'

/** For each operation an input that works, about a case if it is about one. */
export const inputsOf: { [N in StagedName]: InputOf<N> } = {
  'sign-in-demo': () => ({ account: 'resident' }),
  'sign-in-wechat': () => ({ code: 'a code of wx.login' }),
  'list-demo-accounts': nothing,
  'sign-out': nothing,
  'who-am-i': nothing,
  'read-registry': nothing,
  'read-street-lines': nothing,
  'list-offers': nothing,
  'list-my-work': nothing,
  'use-care-mode': () => ({ on: true }),
  'list-notices': () => ({ limit: 10 }),
  'read-notices': () => ({ noticeIds: [newId()] }),
  'list-places': () => ({ search: '楼' }),
  'ticket-upload': () => ({ uploadId: newId(), kind: 'photo', bytes: 400_000 }),
  'preview-case': () => ({ place: { buildingCode: demoPerson('resident').buildingCode! }, categoryCode: 'facility' }),
  'post-case': ({ communityCode }) => ({
    caseId: newId(),
    text: '单元门关不上',
    place: { communityCode },
    categoryCode: 'facility',
    visibility: 'neighbours',
  }),
  'list-my-cases': () => ({ limit: 50 }),
  'list-nearby-cases': ({ communityCode }) => ({ communityCode }),
  'read-case': which,
  'say-verdict': (c) => ({ ...which(c), contacted: true, solved: true, satisfied: true, text: '修好了' }),
  'withdraw-case': (c) => ({ ...which(c), reason: '自己弄好了' }),
  'supply-missing': (c) => ({ ...which(c), text: '是三单元' }),
  'rate-case': (c) => ({ ...which(c), stars: 5, text: '手脚麻利' }),
  'choose-notices': (c) => ({ ...which(c), noticesTo: 'both' }),
  'claim-case': which,
  'refuse-offer': (c) => ({ ...which(c), reason }),
  'release-case': (c) => ({ ...which(c), reason }),
  'record-work': (c) => ({ ...which(c), text: '换了灯泡', finished: false }),
  'list-inbox': () => ({ view: 'open' }),
  'read-desk-case': which,
  'list-helpers': which,
  'list-offices': which,
  'accept-case': which,
  'resume-case': which,
  'assign-helper': (c) => ({ ...which(c), helperId: c.helperId }),
  'transfer-case': (c) => ({ ...which(c), toOffice: c.streetCode, reason }),
  'pause-case': (c) => ({ ...which(c), reason }),
  'ask-missing': (c) => ({ ...which(c), missing: ['楼号', '什么时候不亮'] }),
  'answer-case': (c) => ({ ...which(c), text: '灯已经换好了' }),
  'read-dispatch': which,
  'read-why-asked': which,
  'ask-for-person': which,
  'read-matching-rules': nothing,
  'list-matching-choices': nothing,
  'choose-matching': ({ communityCode }) => ({
    communityCode,
    automatic: true,
    quiet: { from: 1320, to: 420 },
    maxNoticesADay: 2,
  }),
}

/** The state a case must be in for an operation to work; newly said, where none is named. */
const stageOf: Partial<Record<StagedName, Stage>> = {
  'say-verdict': 'answered',
  'rate-case': 'answered',
  'resume-case': 'paused',
  'ask-for-person': 'offering',
}

export const stageFor = (name: StagedName): Stage => stageOf[name] ?? 'fresh'

export const isAboutACase = (name: StagedName): boolean =>
  'caseId' in inputsOf[name]({ communityCode: '', caseId: '', streetCode: '', helperId: '' }) && name !== 'post-case'
