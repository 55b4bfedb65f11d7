/** What is promised about messages. */
export const noticePromises = {
  /** One that was read is kept this long. */
  keptRead: { amount: 180, unit: 'day' },
} as const
