/** What one upload may weigh and last, and how many a case may have. Every sentence that says one is made from it. */
export const uploadLimits = {
  photoSize: { amount: 10, unit: 'MB' },
  voiceSize: { amount: 1, unit: 'MB' },
  sheetSize: { amount: 10, unit: 'MB' },
  voice: { amount: 60, unit: 'second' },
  photosMax: 9,
} as const
