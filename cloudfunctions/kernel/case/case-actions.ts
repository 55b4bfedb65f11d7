import type { CaseAction } from '@/contracts/case'
import type { CaseRow } from './case-row'

export type Relation = 'reporter' | 'holder' | 'asked' | 'staff' | 'neighbour'

interface Facts {
  rated: boolean
  offerOpen: boolean
  wasAsked: boolean
  isOwnWork: boolean
}

const open = (row: CaseRow): boolean => row.state === 'new' || row.state === 'doing'

/**
 * The state machine as a person sees it: what may be done now, by whom. A screen shows a button for nothing else;
 * the commands check the same states again in their conditional updates.
 */
const rules: Record<CaseAction, (row: CaseRow, relation: Relation, facts: Facts) => boolean> = {
  claim: (row, who, { offerOpen }) => who === 'asked' && offerOpen && open(row) && row.helper_id === null,
  refuse: (_row, who, { offerOpen }) => who === 'asked' && offerOpen,
  release: (row, who, { isOwnWork }) =>
    (who === 'holder' || isOwnWork) && row.dispatch === 'taken' && row.state !== 'closed',
  'record-work': (row, who, { isOwnWork }) => (who === 'holder' || isOwnWork) && row.dispatch === 'taken' && open(row),
  accept: (row, who) => who === 'staff' && (row.state === 'new' || (row.state === 'doing' && row.owner_id === null)),
  assign: (row, who) => who === 'staff' && open(row) && row.helper_id === null,
  transfer: (row, who) => who === 'staff' && open(row),
  pause: (row, who) => who === 'staff' && open(row),
  resume: (row, who) => who === 'staff' && row.state === 'paused',
  'ask-missing': (row, who) => who === 'staff' && open(row),
  answer: (row, who) => who === 'staff' && open(row),
  'say-verdict': (row, who, { isOwnWork }) => who === 'reporter' && !isOwnWork && row.state === 'answered',
  withdraw: (row, who) => who === 'reporter' && (open(row) || row.state === 'paused'),
  'supply-missing': (row, who) => who === 'reporter' && (open(row) || row.state === 'paused'),
  'ask-for-person': (row, who) =>
    who === 'reporter' &&
    (open(row) || row.state === 'paused') &&
    (row.dispatch === 'waiting' || row.dispatch === 'offering'),
  rate: (row, who, { rated, isOwnWork }) =>
    !isOwnWork &&
    (who === 'reporter' || who === 'holder') &&
    row.helper_id !== null &&
    (row.state === 'answered' || row.state === 'closed') &&
    !rated,
  'see-why-asked': (_row, who, { wasAsked }) => wasAsked && who !== 'staff',
}

export const actionsFor = (row: CaseRow, relation: Relation, facts: Facts): CaseAction[] =>
  (Object.keys(rules) as CaseAction[]).filter((a) => rules[a](row, relation, facts))
