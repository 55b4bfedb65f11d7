/** Strings that npm's opening_hours and we both understand, and mean the same by: all but spill, WD and RD. */
export const sharedTexts: readonly string[] = [
  '24/7',
  '07:00-22:00',
  '08:30-20:00',
  'Mo-Fr 08:30-17:30',
  'Mo-Fr 08:30-12:00,14:30-17:30; Sa-Su 10:00-16:00',
  'Mo-Fr 08:30-12:00,13:00-17:30; PH off',
  '18:00-02:00',
  'Mo-Sa 08:00-18:00; Su,PH 10:00-14:00',
  'Nov 15-Mar 15 09:00-17:00; Mar 16-Nov 14 07:00-21:00',
  'Jun-Sep 07:00-22:00; Oct-May 08:00-20:00',
  '08:00-20:00; 2026 Feb 15-23 off',
  'Fr-Mo 10:00-12:00',
  'Mo,We,Fr 06:30-09:00,17:00-23:30',
  '05:00-17:30; Dec 24-26 off',
  '09:00-02:00',
]

/** The PH of opening_hours' own table for China, as days of ours: both sides must speak of the same holidays. */
export const theirPlace = { lat: 40.8, lon: 111.7, address: { country_code: 'cn', state: '内蒙古自治区' } }
