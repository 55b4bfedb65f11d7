export type Kept = 'person' | 'case' | { days: number; after: string }
export interface Held {
  columns: string
  purpose: string
  kept: Kept
  seenBy: string
}

export const key = (columns: string, kept: Kept): Held => ({
  columns,
  purpose: 'which row: numbers that name nobody by themselves',
  kept,
  seenBy: 'the functions',
})
export const bookkeeping = (columns: string, kept: Kept = 'case'): Held => ({
  columns,
  purpose: 'the course of the work; says nothing of a person',
  kept,
  seenBy: 'whoever may see the case',
})

export const whole: Kept = 'person'
export const record: Kept = 'case'
export const receiptDays: Kept = { days: 30, after: 'the call' }

export type Part = Readonly<Record<string, readonly Held[]>>
