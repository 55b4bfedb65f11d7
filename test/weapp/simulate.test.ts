import { dist } from './dist'
import { openPackage } from './gate/compiled-package'
import { loadPage } from './simulate'

// Every page once more, on WeChat's real exparser and wcc: what glass-easel forgives, this engine may not.
const silent = (): Promise<never> => new Promise(() => undefined)
let complaints: unknown[][]
beforeEach(() => {
  complaints = []
  jest.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    complaints.push(words)
  })
})
afterEach(() => jest.restoreAllMocks())

describe('a page is drawn by the second engine too, while the cloud is silent', () => {
  test.each(openPackage(dist).pages)('%s', async (route) => {
    const page = await loadPage(route, {}, { callFunction: silent })
    expect(page.size()).toBeGreaterThan(1)
    expect(complaints).toEqual([])
    page.close()
  })
})

test('a tap on words goes through exparser, Taro and React, and comes out as a call to WeChat', async () => {
  const page = await loadPage('me/index', {}, { callFunction: silent })
  await page.tap('隐私说明')
  expect(page.calls).toContainEqual([
    'navigateTo',
    expect.objectContaining({ url: expect.stringContaining('me/privacy') as string }),
  ])
  page.close()
})
