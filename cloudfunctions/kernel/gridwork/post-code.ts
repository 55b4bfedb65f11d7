import { postKinds, type PostKind } from '@/contracts/gridwork-words'
import type { City } from '../city/city'

/** G + 15 digits + -B + 3: what of a post's code is its building. */
const buildingLength = 21

export const buildingOf = (postCode: string): string => postCode.slice(0, buildingLength)
export const unitOf = (postCode: string): number | null =>
  postCode.length > buildingLength ? Number(postCode.slice(buildingLength + 2)) : null
export const unitPost = (buildingCode: string, unit: number): string => `${buildingCode}-U${unit}`
export const postKind = (postCode: string): PostKind => (unitOf(postCode) === null ? 'building' : 'unit')

/** 锦绣花园 3 号楼 楼栋长; 锦绣花园 3 号楼 2 单元 单元长 */
export function postName(postCode: string, city: City): string {
  const house = city.houses.get(buildingOf(postCode))?.name ?? buildingOf(postCode)
  const unit = unitOf(postCode)
  return unit === null ? `${house}${postKinds.building}` : `${house} ${unit} ${postKinds.unit}`
}
