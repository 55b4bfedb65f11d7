// An address as people write it ("永泰花园三栋2单元") → the places it can mean. Longest name first, never a guess:
// what fits two places stays two candidates, and the person is asked.

export interface PlaceDivision {
  code: string
  level: 'city' | 'district' | 'street' | 'community'
  name: string
  aliases: readonly string[]
  lng: number | null
  lat: number | null
}
export interface PlaceBuilding {
  code: string
  name: string
}

/**
 * `code` begins with the code of what it lies in: street (9 digits), community (12), building (G…-B…), estate
 * (community).
 */
export interface Candidate {
  kind: 'building' | 'estate' | 'community' | 'street'
  code: string
  name: string
}

export interface AddressBook {
  /** Candidates of the most exact kind that agree with everything else said; none, when no name is known. */
  read(address: string): Candidate[]
  /** Codes of the houses to choose from while somebody types: whose name holds the words, else what the words mean. */
  housesNamed(words: string): string[]
}

const EXACT_FIRST = ['building', 'estate', 'community', 'street'] as const
/** Before a known name these make another one of it: 新永泰花园 is not 永泰花园. */
const ANOTHER = /[新老旧前后东西南北大小上下]/

export function makeAddressBook(divisions: readonly PlaceDivision[], buildings: readonly PlaceBuilding[]): AddressBook {
  const names = new Map<string, Candidate[]>()
  const houses: { code: string; spelled: string }[] = []
  let longest = 0
  const add = (written: string, candidate: Candidate) => {
    const key = plain(written)
    const known = names.get(key)
    if (!known) names.set(key, [candidate])
    else if (!known.some((other) => other.code === candidate.code)) known.push(candidate)
    longest = Math.max(longest, key.length)
  }
  for (const { code, level, name, aliases } of divisions) {
    if (level !== 'community' && level !== 'street') continue
    for (const written of [name, ...aliases]) {
      // A bare "民航北" would also be read out of "民航北路", so only names that say what they are count.
      if (/(社区|街道|村|镇|乡)$/.test(written)) add(written, { kind: level, code, name })
      else if (level === 'community' && written.length > 1)
        for (const end of ['社区', '村']) add(written + end, { kind: level, code, name })
    }
  }
  for (const { code, name } of buildings) {
    const spelled = plain(name)
    houses.push({ code, spelled })
    // Every estate has its third house; a number alone says nothing.
    if (/^\d+号楼$/.test(spelled)) continue
    add(name, { kind: 'building', code, name })
    const estate = /^(.+?)\s*\d+\s*号楼$/.exec(name)?.[1]
    if (estate) add(estate, { kind: 'estate', code: communityOf(code), name: estate })
  }

  const book: AddressBook = {
    read(address) {
      const text = plain(address)
      const found = findNames(text, names, longest)
      const more = found
        .flatMap(({ name, end }, i) => moreHouses(name, text.slice(end, found[i + 1]?.at)))
        .map((house) => names.get(house))
      // "3 号楼和 99 号楼之间" with no house 99: which house is meant is not known, but the estate is.
      const said = more.every(Boolean)
        ? [...found.map(({ candidates }) => candidates), ...more.map((houses) => houses!)]
        : found.map(
            ({ name, candidates }) =>
              names
                .get(estateIn(name) ?? '')
                ?.filter((estate) => candidates.some(({ code }) => communityOf(code) === estate.code)) ?? candidates,
          )
      const best = EXACT_FIRST.find((kind) => said.some((found) => found.some((candidate) => candidate.kind === kind)))
      if (!best) return []
      const exact = said
        .map((found) => found.filter((candidate) => candidate.kind === best))
        .filter((found) => found.length > 0)
      const others = said.filter((found) => found.every((candidate) => candidate.kind !== best))
      const fits = ({ code }: Candidate): boolean =>
        others.every((found) => found.some((other) => reach(code).startsWith(reach(other.code))))
      // "A 社区" with a house of "B 社区": one of the two is a slip, and only the person knows which.
      const isSlip = exact.some((found) => !found.some(fits))
      return once(isSlip ? [...exact, ...others].flat() : exact.flat().filter(fits))
    },
    housesNamed(words) {
      const wanted = plain(words)
      const holding = houses.filter(({ spelled }) => spelled.includes(wanted)).map(({ code }) => code)
      if (holding.length > 0) return holding.sort()
      const meant = book.read(words).filter(({ kind }) => kind === 'building')
      return meant.map(({ code }) => code)
    },
  }
  return book
}

const communityOf = (buildingCode: string) => buildingCode.slice(1, 13)
/** An old and a new name said together are still one place. */
const once = (candidates: Candidate[]): Candidate[] =>
  candidates.filter(
    ({ kind, code, name }, i) =>
      candidates.findIndex((other) => other.kind === kind && other.code === code && other.name === name) === i,
  )
const reach = (code: string) => code.replace(/^G/, '')

interface Found {
  name: string
  candidates: Candidate[]
  at: number
  end: number
}

/** Known names from left to right, each as long as possible, none overlapping; one said twice counts once. */
function findNames(text: string, names: Map<string, Candidate[]>, longest: number): Found[] {
  const found: Found[] = []
  for (let at = 0; at < text.length; at++) {
    for (let length = Math.min(longest, text.length - at); length > 1; length--) {
      const name = text.slice(at, at + length)
      const candidates = names.get(name)
      if (!candidates) continue
      // What comes out of a longer, unknown name is passed by as a whole.
      if (!ANOTHER.test(text[at - 1] ?? '')) found.push({ name, candidates, at, end: at + length })
      at += length - 1
      break
    }
  }
  return found.filter(({ name }, i) => found.findIndex((other) => other.name === name) === i)
}

const estateIn = (house: string): string | undefined => /^(.+?)\d+号楼$/.exec(house)?.[1]

/** Houses of the same estate that are only numbered: "3 号楼和 13 号楼之间". */
function moreHouses(name: string, text: string): string[] {
  const estate = estateIn(name)
  return estate ? [...text.matchAll(/\d+(?=号楼)/g)].map(([number]) => `${estate}${number}号楼`) : []
}

const NUMERALS = '零〇一二三四五六七八九十百廿卅\\d'
const BETWEEN_NUMBERS = new RegExp(`(?<=[${NUMERALS}])[\\s,.;:、。·\\-—()]+(?=[${NUMERALS}])`, 'g')
const HOUSE = new RegExp(`([${NUMERALS}])(?:(?:栋|幢)(?!楼)|#楼?)`, 'g')
const HOUSE_NUMBER = new RegExp(`第?([${NUMERALS}]+)(?=号楼)`, 'g')

/** One spelling: no blanks or punctuation, half-width, 栋, 幢 and # are 号楼, numbers of houses in digits. */
export function plain(written: string): string {
  return (
    written
      .normalize('NFKC')
      .toLowerCase()
      // "3、13 号楼" and "3-2-501" are several numbers, not one long one.
      .replace(BETWEEN_NUMBERS, '/')
      .replace(/[\s,.;:、。·\-—()]/g, '')
      .replace(HOUSE, '$1号楼')
      .replace(/#(\d+)(?!\d|号楼)/g, '$1号楼')
      .replace(/号楼梯/g, '号梯')
      .replace(HOUSE_NUMBER, (_, number: string) => inDigits(number))
  )
}

const manyTens: Record<string, number | undefined> = { 廿: 20, 卅: 30 }

/** 二十三, 廿三, 一百零一, 一二 and 003 in digits; what is no number of these stays as it is. */
function inDigits(number: string): string {
  if (/^\d+$/.test(number)) return String(Number(number))
  const each = number
    .replace(/[一二三四五六七八九]/g, (digit) => String('一二三四五六七八九'.indexOf(digit) + 1))
    .replace(/[零〇]/g, '0')
  if (/\d/.test(number)) return number
  if (/^\d+$/.test(each)) return String(Number(each))
  const parts = /^(?:(\d)百)?0?(?:([1-9]?)(十)|([廿卅]))?0?(\d?)$/.exec(each)
  if (!parts) return number
  const [, hundreds = '0', tens, ten, many, ones] = parts
  const below = ten ? Number(tens || 1) * 10 : manyTens[many ?? '']
  return String(Number(hundreds) * 100 + (below ?? 0) + Number(ones || 0))
}
