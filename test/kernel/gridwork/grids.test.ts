// Whoever registers chooses a grid from a list: all of the community's, each by its houses, and none of another's.
import { demoCity } from '../../world/city'
import { useThread } from '../case/thread'
import { home } from './registered'

const thread = useThread()

test('the grids of a community are all there, in their order, each by its first houses', async () => {
  const phone = await thread.f.signIn('rider')
  const { places } = await phone.call('list-places', { gridOf: home })
  const own = demoCity()
    .city.grids.filter((g) => g.communityCode === home)
    .map((g) => g.code)
    .sort()
  expect(places.map((p) => p.code)).toEqual(own)
  expect(new Set(places.map((p) => p.level))).toEqual(new Set(['grid']))
  for (const { code, hint } of places) {
    const houses = demoCity()
      .city.buildings.filter((b) => b.gridCode === code)
      .map((b) => b.name)
    expect(houses).toContain(hint.split('、')[0]!.replace(/等 \d+ 栋$/, ''))
    if (houses.length > 2) expect(hint).toMatch(new RegExp(`等 ${houses.length} 栋$`))
  }
})

test('what is no community has no grids', async () => {
  const phone = await thread.f.signIn('rider')
  expect((await phone.call('list-places', { gridOf: '999999999999' })).places).toEqual([])
})
