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
export interface PlaceBuilding { code: string; name: string }

/** `code` begins with the code of what it lies in: street (9 digits), community (12), building (G…-B…), estate (community). */
export interface Candidate { kind: 'building' | 'estate' | 'community' | 'street'; code: string; name: string }

export interface AddressBook {
  /** Candidates of the most exact kind that agree with everything else said; none, when no name is known. */
  read(address: string): Candidate[]
}

const EXACT_FIRST = ['building', 'estate', 'community', 'street'] as const
const DIGITS = '零一二三四五六七八九'

export function makeAddressBook(divisions: readonly PlaceDivision[], buildings: readonly PlaceBuilding[]): AddressBook {
  const names = new Map<string, Candidate[]>()
  let longest = 0
  const add = (written: string, candidate: Candidate) => {
    const key = plain(written)
    const known = names.get(key)
    if (!known) names.set(key, [candidate])
    else if (!known.some(other => other.code === candidate.code)) known.push(candidate)
    longest = Math.max(longest, key.length)
  }
  for (const { code, level, name, aliases } of divisions) {
    if (level !== 'community' && level !== 'street') continue
    for (const written of [name, ...aliases]) {
      // A bare "民航北" would also be read out of "民航北路", so only names that say what they are count.
      if (/(社区|街道|村|镇)$/.test(written)) add(written, { kind: level, code, name })
    }
  }
  for (const { code, name } of buildings) {
    add(name, { kind: 'building', code, name })
    const estate = /^(.+?)\s*\d+\s*号楼$/.exec(name)?.[1]
    if (estate) add(estate, { kind: 'estate', code: communityOf(code), name: estate })
  }

  return {
    read(address) {
      const said = findNames(plain(address), names, longest)
      const best = EXACT_FIRST.find(kind => said.some(found => found.some(candidate => candidate.kind === kind)))
      if (!best) return []
      const exact = said.flatMap(found => found.filter(candidate => candidate.kind === best))
      const others = said.filter(found => found.every(candidate => candidate.kind !== best))
      const agreed = exact.filter(({ code }) => others.every(found => found.some(other => reach(code).startsWith(reach(other.code)))))
      // "A 社区" with a house of "B 社区": one of the two is a slip, and only the person knows which.
      return agreed.length > 0 ? agreed : [...exact, ...others.flat()]
    },
  }
}

const communityOf = (buildingCode: string) => buildingCode.slice(1, 13)
const reach = (code: string) => code.replace(/^G/, '')

/** Known names from left to right, each as long as possible, none overlapping; one list of candidates a name. */
function findNames(text: string, names: Map<string, Candidate[]>, longest: number): Candidate[][] {
  const found = new Map<string, Candidate[]>()
  for (let at = 0; at < text.length; at++) {
    for (let length = Math.min(longest, text.length - at); length > 1; length--) {
      const name = text.slice(at, at + length)
      const candidates = names.get(name)
      if (!candidates) continue
      found.set(name, candidates)
      at += length - 1
      break
    }
  }
  return [...found.values()]
}

/** One spelling: no blanks or punctuation, half-width, 栋, 幢 and # are 号楼, numbers of houses in digits. */
export function plain(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,.;:、。·\-—()]/g, '')
    .replace(/([一二三四五六七八九十\d])(?:栋|幢|#楼?)/g, '$1号楼')
    .replace(/([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=号楼)/g, (all, tens: string, ten: string, ones: string) => {
      if (!all) return ''
      if (!ten) return [...(tens + ones)].map(digit => DIGITS.indexOf(digit)).join('')
      return String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0))
    })
}
