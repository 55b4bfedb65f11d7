import { Pool } from 'pg'
import type { Answer, OperationName, Operations } from '@/contracts/operations'
import { contracts } from '../../world/contracts'
import { answerCall, type World } from '../../../cloudfunctions/kernel/call/answer-call'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { cityOf } from '../../../cloudfunctions/kernel/city/city'
import { makePorts } from '../../../cloudfunctions/kernel/ports'
import { memberOperations } from '../../../cloudfunctions/member'
import { staffOperations } from '../../../cloudfunctions/staff'
import { memoryBlobs } from '../../world/blobs'
import { caseTexts, categoryCodes, type CategoryCode } from '../../../cloudfunctions/demo-city/case-texts'
import { poolFor } from '../../../cloudfunctions/store/pool'
import { residents, tokenOf, type Loaded } from './load-city'

/** What a host has for all its calls. */
export const connections = 10

interface House {
  community: string
  code: string
  lng: number
  lat: number
}

/** One database of the comparison, with the functions over it as the host runs them. */
export interface Side {
  name: string
  pool: Pool
  world: World
  loaded: Loaded
  call<N extends OperationName>(
    operation: N,
    token: string,
    input: Operations[N]['input'],
  ): Promise<Operations[N]['output']>
  /** The n-th resident says something about a house of the own community. */
  post(n: number): Promise<Operations['post-case']['output']>
}

export async function sideOf(url: string, loaded: Loaded): Promise<Side> {
  const pool = poolFor(url, connections)
  const ports = makePorts({
    pool,
    blobs: memoryBlobs(),
    secret: 'a bench secret of no value',
    log: (line) => {
      if (line.level === 'error') console.error(line)
    },
  })
  const world: World = { ports, city: () => cityOf(pool) }
  const { rows: houses } = await pool.query<House>(
    'select community_code as community, code, lng, lat from building order by code',
  )
  const housesOf = new Map(loaded.communities.map((c) => [c, houses.filter((h) => h.community === c)]))
  const call: Side['call'] = async (operation, token, input) => {
    const table = contracts[operation].entry === 'staff' ? staffOperations : memberOperations
    const answer = (await answerCall(
      { operation, input, clientId: newId(), token, trustedOpenid: null, requestId: newId(), over: 'cloud' },
      table,
      world,
    )) as Answer<never>
    if (!answer.ok) throw new Error(`${operation}: ${answer.code}`)
    return answer.data
  }
  return {
    name: loaded.cases.toLocaleString('en'),
    pool,
    world,
    loaded,
    call,
    post(n) {
      const resident = ((n * 7919) % residents) + 1
      const here = housesOf.get(loaded.communities[resident % loaded.communities.length]!)!
      const house = here[(n * 31) % here.length]!
      const category: CategoryCode = categoryCodes[n % categoryCodes.length]!
      const texts = caseTexts[category]
      // Two of three choose their house, the third one's phone sends a pin, as in the demo's month.
      const place = n % 3 === 0 ? { point: { lng: house.lng, lat: house.lat } } : { buildingCode: house.code }
      return call('post-case', tokenOf('resident', resident), {
        caseId: newId(),
        text: texts[n % texts.length]!,
        place,
        categoryCode: category,
        visibility: 'neighbours',
      })
    },
  }
}
