import type { Noun } from '../call/noun'
import { runCaseTimer } from './deadlines'
import { listMyCases, listNearbyCases, listMyWork } from './list-cases'
import { postCase } from './post-case'
import { previewCase } from './preview-case'
import { rateCase } from './rate-case'
import { readCase, readDeskCase } from './read-case'
import { withdrawCase, supplyMissing } from './resident-moves'
import { chooseNotices } from './resident-side'
import { sayVerdict } from './say-verdict'

/** What a resident said, until it is settled. */
export const cases: Noun = {
  name: 'case',
  operations: {
    member: [
      listMyCases,
      listNearbyCases,
      listMyWork,
      postCase,
      previewCase,
      rateCase,
      readCase,
      withdrawCase,
      supplyMissing,
      chooseNotices,
      sayVerdict,
    ],
    staff: [readDeskCase],
  },
  timer: runCaseTimer,
  taken: {
    // the phone names its cases: this name is in use
    cases_pkey: 'RECEIPT_MISMATCH',
    // this upload already lies with this case
    case_photo_pkey: 'PHOTO_MISSING',
    // said at the same instant on another phone
    case_verdict_pkey: 'ALREADY_SAID',
  },
  demo: () => import('../../demo-city/seed-cases'),
}
