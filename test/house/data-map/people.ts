import { key, receiptDays, record, whole, type Part } from './held'

/** Accounts, what people are told, and what keeps a call whole. */
export const people: Part = {
  person: [
    key('person_id created_at', whole),
    {
      columns: 'name phone',
      purpose: 'to be called back',
      kept: whole,
      seenBy: 'the person; whoever speaks for them (name)',
    },
    {
      columns: 'community_code building_code',
      purpose: 'where the person lives, so that a place need not be typed',
      kept: whole,
      seenBy: 'the person',
    },
    {
      columns: 'care_mode state',
      purpose: 'how the screens look; whether the account is there',
      kept: whole,
      seenBy: 'the person',
    },
  ],
  credential: [
    {
      columns: 'kind subject person_id created_at',
      purpose: 'to know the person again: an openid, a number, a demo account',
      kept: whole,
      seenBy: 'nobody',
    },
  ],
  session: [
    {
      columns: 'token_hash person_id created_at expires_at',
      purpose: 'to stay signed in; the token itself is never kept',
      kept: { days: 30, after: 'signing in' },
      seenBy: 'nobody',
    },
  ],
  role_binding: [
    {
      columns: 'person_id role area_code display_name valid_from until',
      purpose: 'who may act where, under which name; public like the names on an office wall',
      kept: whole,
      seenBy: 'everybody of the area',
    },
    { columns: 'granted_by', purpose: 'who appointed', kept: whole, seenBy: 'nobody yet' },
  ],
  proxy: [
    {
      columns: 'person_id proxy_id relation consent since until',
      purpose: 'who may speak for whom, and the consent to it',
      kept: whole,
      seenBy: 'the two of them',
    },
  ],
  notice: [
    key('person_id notice_id community_code case_id kind subject_kind subject_id', {
      days: 180,
      after: 'it was written, once read',
    }),
    {
      columns: 'title body at read_at',
      purpose: 'what the person was told',
      kept: { days: 180, after: 'it was written, once read' },
      seenBy: 'the person',
    },
  ],
  upload: [
    key('person_id upload_id kind state tries created_at expires_at attached_at', whole),
    {
      columns: 'blob_key thumb_key content_type bytes width height',
      purpose: 'where a photo or voice note lies; its metadata were taken out',
      kept: whole,
      seenBy: 'through a link of one hour, whoever may see the case',
    },
  ],
  receipt: [
    key('person_id client_id operation body_hash at', receiptDays),
    { columns: 'answer', purpose: 'to answer a repeated call the same', kept: receiptDays, seenBy: 'the person' },
  ],
  rate_window: [
    {
      columns: 'person_id bucket window_at calls',
      purpose: 'how often somebody called in a minute',
      kept: { days: 1, after: 'the minute' },
      seenBy: 'nobody',
    },
  ],
  outbox: [
    key('community_code outbox_id case_id kind subject_kind subject_id', record),
    {
      columns: 'to_person title body at sent_at tries error',
      purpose: 'what is to be told to whom',
      kept: record,
      seenBy: 'nobody; it becomes a notice',
    },
  ],
  audit: [
    {
      columns: 'community_code audit_id at actor_id actor_role operation subject_id request_id detail',
      purpose: 'who did what, for whoever has to look into it',
      kept: record,
      seenBy: 'nobody in the app',
    },
  ],
  invitation: [
    key('community_code invitation_id kind subject_id', record),
    {
      columns: 'code_hash made_by made_at until taken_by taken_at',
      purpose:
        'who asked somebody to look after a place, and who said yes; what nobody took goes with the next ' +
        'code for the place',
      kept: record,
      seenBy: 'nobody in the app',
    },
  ],
}
