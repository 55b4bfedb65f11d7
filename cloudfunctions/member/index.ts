import * as contracts from '@/contracts/generated/member'
import { entry } from '../kernel/call/entry'
import { table } from '../kernel/call/answer-call'
import { portsFromEnvironment } from '../kernel/surroundings'
import { canteenMemberOperations } from '../kernel/canteen/member'
import { listMyCases, listMyWork, listNearbyCases } from '../kernel/case/list-cases'
import { postCase } from '../kernel/case/post-case'
import { previewCase } from '../kernel/case/preview-case'
import { rateCase } from '../kernel/case/rate-case'
import { readCase } from '../kernel/case/read-case'
import { supplyMissing, withdrawCase } from '../kernel/case/resident-moves'
import { chooseNotices } from '../kernel/case/resident-side'
import { sayVerdict } from '../kernel/case/say-verdict'
import { claimCase } from '../kernel/dispatch/claim-case'
import { recordWork, refuseOffer, releaseCase } from '../kernel/dispatch/helper-moves'
import { listOffers } from '../kernel/dispatch/list-offers'
import { dispatchMemberOperations } from '../kernel/dispatch/member'
import { gridworkMemberOperations } from '../kernel/gridwork/member'
import { listNotices, readNotices } from '../kernel/notice/notices'
import { listPlaces, readRegistry, readStreetLines } from '../kernel/org/registry'
import { listDemoAccounts, useCareMode, whoAmI } from '../kernel/people/account'
import { signInDemo, signInWechat, signOut } from '../kernel/people/sign-in'
import { readPhoto as openPhoto } from '../kernel/photo/read-photo'
import { receiveUpload as acceptUpload } from '../kernel/photo/receive-upload'
import { ticketUpload } from '../kernel/photo/ticket-upload'
import { stationMemberOperations } from '../kernel/station/member'

/** What residents, riders and helpers may ask for. */
export const memberOperations = table(
  [
    signInDemo,
    signInWechat,
    listDemoAccounts,
    signOut,
    whoAmI,
    useCareMode,
    listNotices,
    readNotices,
    readRegistry,
    readStreetLines,
    listPlaces,
    ticketUpload,
    previewCase,
    postCase,
    listMyCases,
    listNearbyCases,
    readCase,
    sayVerdict,
    withdrawCase,
    supplyMissing,
    rateCase,
    chooseNotices,
    listOffers,
    listMyWork,
    claimCase,
    refuseOffer,
    releaseCase,
    recordWork,
    ...dispatchMemberOperations,
    ...gridworkMemberOperations,
    ...stationMemberOperations,
    ...canteenMemberOperations,
  ],
  contracts,
)

export const main = entry(memberOperations, portsFromEnvironment)
export const receiveUpload = (ticket: string, bytes: Buffer) => acceptUpload(portsFromEnvironment(), ticket, bytes)
export const readPhoto = (key: string, query: Record<string, string>) => openPhoto(portsFromEnvironment(), key, query)
