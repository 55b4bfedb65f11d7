import { ReadCoverage } from '@/contracts/station'
import { anyStaff } from '../call/who'
import { nowhere, operation } from '../call/operation'
import { divisionName } from '../city/city'
import { coverageOf, type Demand, type Served } from './coverage'
import { placeNameOf } from './station-row'
import { areaOf } from './who-keeps'

/** A quarter of an hour on foot (product.md B8). */
const metresMax = 1000
/** About one and a half kilometres: a station of the neighbouring district may be the nearest. */
const marginDegrees = 0.02
const proxy = '以各网格的户数代表需求，从网格中心量直线距离；没有用任何人的位置或订单。'

/** Share of demand near a station, and the five worst gaps, of an office's area. The stations around it count too. */
export const readCoverage = operation(ReadCoverage, {
  scope: nowhere,
  who: anyStaff,
  async run(call) {
    const { sql, city, input } = call
    const area = areaOf(call, input.areaCode)
    const { rows: demand } = await sql.query<Demand & Record<string, unknown>>(
      `
      select code as "gridCode", community_code as "communityCode", lng, lat, households
      from grid
      where community_code like $1 and valid_to is null
      order by code`,
      [`${area}%`],
    )
    const [lngs, lats] = [demand.map((d) => d.lng), demand.map((d) => d.lat)]
    const box = [lngs, lats].flatMap((all) => {
      if (all.length === 0) return [0, 0]
      return [Math.min(...all) - marginDegrees, Math.max(...all) + marginDegrees]
    })
    const { rows: stations } = await sql.query<Served & { community_code: string } & Record<string, unknown>>(
      `
      select name, lng, lat, community_code
      from station
      where state = 'active' and lng between $1 and $2 and lat between $3 and $4`,
      box,
    )
    const { households, covered, share, gaps } = coverageOf(demand, stations, metresMax)
    return {
      areaCode: area,
      areaName: divisionName(city, area),
      stations: stations.filter((s) => s.community_code.startsWith(area)).length,
      proxy,
      metresMax,
      households,
      covered,
      share,
      gaps: gaps.map((g) => ({
        placeName: `${placeNameOf(city, g.communityCode)} ${city.gridNames.get(g.gridCode) ?? ''}`.trim(),
        communityCode: g.communityCode,
        gridCode: g.gridCode,
        point: { lng: g.lng, lat: g.lat },
        households: g.households,
        metres: g.metres === null ? null : Math.round(g.metres),
        nearestName: g.nearestName,
      })),
    }
  },
})
