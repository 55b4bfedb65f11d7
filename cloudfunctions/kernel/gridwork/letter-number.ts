import type { AppointmentRow } from './appointment-row'

/** 大台什路社区聘〔2026〕第 007 号, as on the letter: the year and a number of the community's own that is never used again. */
export const letterNumber = (
  row: Pick<AppointmentRow, 'community_code' | 'kind' | 'year' | 'seq'>,
  communityName: string,
): string => `${communityName}聘〔${row.year}〕第 ${String(row.seq).padStart(3, '0')} 号`
