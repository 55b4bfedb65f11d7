// Which date a day's number is, for seasons. Own arithmetic, for it is asked with every "open now?".
// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms":
// http://howardhinnant.github.io/date_algorithms.html

/** year * 10000 + month * 100 + day; one number, so that nothing is allocated. */
export function civilOf(day: number): number {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return year * 10_000 + month * 100 + dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
}
