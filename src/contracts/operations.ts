import type { Static } from '@sinclair/typebox'
import type * as C from './case'
import type * as P from './people'
import type * as U from './upload'
import type * as L from './place'
import type { RefusalCode } from './refusals'
import { canteenOperations, type CanteenTypes } from './canteen-operations'
import { dispatchOperations, type DispatchTypes } from './dispatch-operations'
import { gridworkOperations, type GridworkTypes } from './gridwork-operations'
import { row, type Row } from './operation-row'
import { stationOperations, type StationTypes } from './station-operations'

/** Every operation of the product, in one table that the phone and the functions read; the nouns that came later keep theirs beside their shapes. */
export const operations = {
  // people
  'sign-in-demo': row({
    entry: 'member',
    effect: 'write',
    input: 'SignInDemoInput',
    refusals: ['DEMO_ONLY', 'SIGN_IN_FAILED'],
    signedOut: true,
  }),
  'sign-in-wechat': row({
    entry: 'member',
    effect: 'write',
    input: 'SignInWechatInput',
    refusals: ['SIGN_IN_FAILED'],
    signedOut: true,
  }),
  'list-demo-accounts': row({
    entry: 'member',
    effect: 'read',
    input: 'NothingInput',
    refusals: ['DEMO_ONLY'],
    signedOut: true,
  }),
  'sign-out': row({ entry: 'member', effect: 'write', input: 'NothingInput', refusals: [] }),
  'who-am-i': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [] }),
  'use-care-mode': row({ entry: 'member', effect: 'write', input: 'UseCareModeInput', refusals: [] }),
  'list-notices': row({ entry: 'member', effect: 'read', input: 'ListCasesInput', refusals: [] }),
  'read-notices': row({ entry: 'member', effect: 'write', input: 'ReadNoticesInput', refusals: [] }),
  // places
  'read-registry': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [], signedOut: true }),
  'read-street-lines': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [], signedOut: true }),
  'list-places': row({ entry: 'member', effect: 'read', input: 'ListPlacesInput', refusals: [], signedOut: true }),
  // a resident's case
  'ticket-upload': row({
    entry: 'member',
    effect: 'write',
    input: 'TicketUploadInput',
    refusals: ['PHOTO_TOO_LARGE', 'VOICE_TOO_LARGE', 'SHEET_TOO_LARGE'],
  }),
  'preview-case': row({ entry: 'member', effect: 'read', input: 'PreviewCaseInput', refusals: ['CATEGORY_UNKNOWN'] }),
  'post-case': row({
    entry: 'member',
    effect: 'write',
    input: 'PostCaseInput',
    refusals: [
      'NOTHING_SAID',
      'PLACE_MISSING',
      'PLACE_UNCLEAR',
      'CATEGORY_UNKNOWN',
      'NO_CONSENT_TO_SPEAK',
      'PHOTO_MISSING',
    ],
  }),
  'list-my-cases': row({ entry: 'member', effect: 'read', input: 'ListCasesInput', refusals: [] }),
  'list-nearby-cases': row({ entry: 'member', effect: 'read', input: 'ListNearbyCasesInput', refusals: [] }),
  'read-case': row({ entry: 'member', effect: 'read', input: 'WhichCaseInput', refusals: [] }),
  'say-verdict': row({
    entry: 'member',
    effect: 'write',
    input: 'SayVerdictInput',
    refusals: ['NOT_ANSWERED_YET', 'ALREADY_SAID', 'PHOTO_MISSING', 'STATE_CHANGED', 'OWN_CASE'],
  }),
  'withdraw-case': row({ entry: 'member', effect: 'write', input: 'WithdrawCaseInput', refusals: ['STATE_CHANGED'] }),
  'supply-missing': row({
    entry: 'member',
    effect: 'write',
    input: 'SupplyMissingInput',
    refusals: ['STATE_CHANGED', 'PHOTO_MISSING'],
  }),
  'rate-case': row({
    entry: 'member',
    effect: 'write',
    input: 'RateCaseInput',
    refusals: ['RATE_LATER', 'ALREADY_SAID', 'OWN_CASE'],
  }),
  'choose-notices': row({
    entry: 'member',
    effect: 'write',
    input: 'ChooseNoticesInput',
    refusals: ['NOBODY_ELSE', 'STATE_CHANGED'],
  }),
  // a helper
  'list-offers': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [] }),
  'list-my-work': row({ entry: 'member', effect: 'read', input: 'NothingInput', refusals: [] }),
  'claim-case': row({
    entry: 'member',
    effect: 'write',
    input: 'WhichCaseInput',
    refusals: ['ALREADY_CLAIMED', 'OFFER_OVER', 'TOO_MANY_OPEN_TASKS', 'OWN_CASE'],
  }),
  'refuse-offer': row({ entry: 'member', effect: 'write', input: 'RefuseOfferInput', refusals: ['OFFER_OVER'] }),
  'release-case': row({
    entry: 'member',
    effect: 'write',
    input: 'ReleaseCaseInput',
    refusals: ['NOT_YOUR_TASK', 'STATE_CHANGED'],
  }),
  'record-work': row({
    entry: 'member',
    effect: 'write',
    input: 'RecordWorkInput',
    refusals: ['NOT_YOUR_TASK', 'PHOTO_MISSING', 'NOTHING_SAID', 'STATE_CHANGED'],
  }),
  // staff
  'list-inbox': row({ entry: 'staff', effect: 'read', input: 'ListInboxInput', refusals: [] }),
  'read-desk-case': row({ entry: 'staff', effect: 'read', input: 'WhichCaseInput', refusals: [] }),
  'list-helpers': row({ entry: 'staff', effect: 'read', input: 'WhichCaseInput', refusals: [] }),
  'list-offices': row({ entry: 'staff', effect: 'read', input: 'WhichCaseInput', refusals: [] }),
  'accept-case': row({ entry: 'staff', effect: 'write', input: 'WhichCaseInput', refusals: ['STATE_CHANGED'] }),
  'assign-helper': row({
    entry: 'staff',
    effect: 'write',
    input: 'AssignHelperInput',
    refusals: ['ALREADY_CLAIMED', 'HELPER_UNAVAILABLE', 'STATE_CHANGED', 'OWN_CASE'],
  }),
  'transfer-case': row({
    entry: 'staff',
    effect: 'write',
    input: 'TransferCaseInput',
    refusals: ['STATE_CHANGED', 'TRANSFER_NOWHERE'],
  }),
  'pause-case': row({
    entry: 'staff',
    effect: 'write',
    input: 'PauseCaseInput',
    refusals: ['STATE_CHANGED', 'PAUSED_ALREADY'],
  }),
  'resume-case': row({
    entry: 'staff',
    effect: 'write',
    input: 'WhichCaseInput',
    refusals: ['NOT_PAUSED', 'STATE_CHANGED'],
  }),
  'ask-missing': row({ entry: 'staff', effect: 'write', input: 'AskMissingInput', refusals: ['STATE_CHANGED'] }),
  'answer-case': row({
    entry: 'staff',
    effect: 'write',
    input: 'AnswerCaseInput',
    refusals: ['STATE_CHANGED', 'ANSWER_EMPTY', 'PHOTO_MISSING', 'OWN_CASE'],
  }),
  ...dispatchOperations,
  ...stationOperations,
  ...canteenOperations,
  ...gridworkOperations,
} as const satisfies Record<string, Row>

export type OperationName = keyof typeof operations

interface Types extends DispatchTypes, StationTypes, CanteenTypes, GridworkTypes {
  'sign-in-demo': { input: Static<typeof P.SignInDemoInput>; output: P.SignedIn }
  'sign-in-wechat': { input: Static<typeof P.SignInWechatInput>; output: P.SignedIn }
  'list-demo-accounts': { input: {}; output: { accounts: P.DemoAccount[] } }
  'sign-out': { input: {}; output: {} }
  'who-am-i': { input: {}; output: P.Me }
  'use-care-mode': { input: Static<typeof P.UseCareModeInput>; output: {} }
  'list-notices': { input: Static<typeof C.ListCasesInput>; output: { notices: P.NoticeView[] } }
  'read-notices': { input: Static<typeof P.ReadNoticesInput>; output: { read: number } }
  'read-registry': { input: {}; output: L.Registry }
  'read-street-lines': { input: {}; output: { lines: number[][] } }
  'list-places': { input: Static<typeof L.ListPlacesInput>; output: { places: L.PlaceItem[] } }
  'ticket-upload': { input: Static<typeof U.TicketUploadInput>; output: U.UploadTicket }
  'preview-case': { input: Static<typeof C.PreviewCaseInput>; output: C.CasePreview }
  'post-case': { input: Static<typeof C.PostCaseInput>; output: C.CasePosted }
  'list-my-cases': { input: Static<typeof C.ListCasesInput>; output: { cases: C.CaseCard[] } }
  'list-nearby-cases': { input: Static<typeof C.ListNearbyCasesInput>; output: { cases: C.CaseCard[] } }
  'read-case': { input: Static<typeof C.WhichCaseInput>; output: C.CaseView }
  'say-verdict': { input: Static<typeof C.SayVerdictInput>; output: { state: C.CaseState } }
  'withdraw-case': { input: Static<typeof C.WithdrawCaseInput>; output: { state: C.CaseState } }
  'supply-missing': { input: Static<typeof C.SupplyMissingInput>; output: { state: C.CaseState } }
  'rate-case': { input: Static<typeof C.RateCaseInput>; output: { shown: boolean } }
  'choose-notices': { input: Static<typeof C.ChooseNoticesInput>; output: { noticesTo: C.NoticeChoice } }
  'list-offers': { input: {}; output: { offers: C.OfferView[] } }
  'list-my-work': { input: {}; output: { cases: C.CaseCard[] } }
  'claim-case': { input: Static<typeof C.WhichCaseInput>; output: { helperId: string } }
  'refuse-offer': { input: Static<typeof C.RefuseOfferInput>; output: {} }
  'release-case': { input: Static<typeof C.ReleaseCaseInput>; output: {} }
  'record-work': { input: Static<typeof C.RecordWorkInput>; output: {} }
  'list-inbox': { input: Static<typeof C.ListInboxInput>; output: C.InboxPage }
  'read-desk-case': { input: Static<typeof C.WhichCaseInput>; output: C.CaseView }
  'list-helpers': { input: Static<typeof C.WhichCaseInput>; output: { helpers: C.HelperView[] } }
  'list-offices': { input: Static<typeof C.WhichCaseInput>; output: { offices: L.PlaceItem[] } }
  'accept-case': { input: Static<typeof C.WhichCaseInput>; output: { state: C.CaseState } }
  'assign-helper': { input: Static<typeof C.AssignHelperInput>; output: { helperId: string } }
  'transfer-case': { input: Static<typeof C.TransferCaseInput>; output: { office: string; climbed: boolean } }
  'pause-case': { input: Static<typeof C.PauseCaseInput>; output: { state: C.CaseState } }
  'resume-case': { input: Static<typeof C.WhichCaseInput>; output: { state: C.CaseState; dueAt: string } }
  'ask-missing': { input: Static<typeof C.AskMissingInput>; output: { asked: number } }
  'answer-case': { input: Static<typeof C.AnswerCaseInput>; output: { state: C.CaseState; confirmUntil: string } }
}

/** `Operations['post-case']['input']`: what a call takes and gives. */
export type Operations = { [N in OperationName]: Types[N] }

/** What every call answers with, over either transport. */
export type Answer<D> =
  | { ok: true; data: D; requestId: string }
  | { ok: false; code: RefusalCode | 'FAULT'; message: string; fields?: Record<string, string>; requestId: string }
