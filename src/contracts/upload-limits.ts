/** What one upload may weigh and last, and how many a case may have. */
export const uploadLimits = {
  photoBytesMax: 10 * 1024 * 1024,
  voiceBytesMax: 1024 * 1024,
  sheetBytesMax: 10 * 1024 * 1024,
  photosMax: 9,
  voiceSecondsMax: 60,
} as const
