import { newId } from '../../../cloudfunctions/kernel/ids'
import { mustBe } from '../../told'
import { callAs, choose, top, type World } from './world'

/** A party member registers too, and one of two gets a vacant post. */
export async function posts({ promise, host, member, volunteer, staff: s, eye, community }: World): Promise<void> {
  await promise('a party member registers the same way, and is appointed', async () => {
    await member.go('gridwork/index')
    await member.press('在职党员报到')
    mustBe(
      (await top(member.page).getByRole('switch', { name: '我是党员' }).getAttribute('aria-checked')) === 'true',
      'party membership was not filled in',
    )
    for (const next of ['平时在哪一片', '哪会儿有空']) {
      await member.press('下一步')
      await member.sees(next)
    }
    await choose(member, 'checkbox', /^晚上$/)
    await member.press('下一步')
    await member.press('下一步')
    await choose(member, 'switch', '我看过了，同意')
    await member.press('交给社区')
    await member.sees('社区给你回音')
    await s.go('gridwork-desk/index')
    await s.page
      .getByRole('button', { name: /张秀兰/ })
      .first()
      .click()
    await s.press('同意，定聘期')
    await s.page.getByRole('button', { name: /^同意，聘到/ }).click()
    await s.sees('已经同意')
  })
  await promise('two ask for one vacant post, one of them gets it', async () => {
    await eye.query(`update post_candidacy set state = 'withdrawn' where community_code = $1 and state = 'open'`, [
      community,
    ])
    await member.go(`gridwork/posts?communityCode=${community}`)
    await member.page
      .getByRole('button', { name: /楼栋长，空着/ })
      .first()
      .click()
    const post = await member.page.locator('.ui-sheet .ui-title').textContent()
    await member.page.locator('.ui-sheet').getByRole('button', { name: '我来当' }).click()
    await member.sees('你报了')
    const {
      rows: [first],
    } = await eye.query<{ post_code: string; candidacy_id: string }>(
      `select post_code, candidacy_id from post_candidacy where community_code = $1 and state = 'open'`,
      [community],
    )
    const other = newId()
    mustBe(
      (
        await callAs(volunteer, host.url, 'apply-for-post', {
          communityCode: community,
          postCode: first!.post_code,
          candidacyId: other,
        })
      ).ok,
      'the second could not ask',
    )
    await s.go('gridwork-desk/index')
    await s.page.getByRole('radio', { name: /^岗位/ }).click()
    await s.page
      .getByRole('button', { name: new RegExp(`${post}，张秀兰`) })
      .first()
      .click()
    await s.press('就定他')
    await s.page.getByText('选一个人，在这里看').first().waitFor()
    const second = await callAs(s, host.url, 'decide-post', {
      communityCode: community,
      candidacyId: other,
      decision: 'appoint',
    })
    mustBe(!second.ok && second.code === 'POST_HELD', `the second heard ${second.code ?? 'yes'}`)
    const { rows } = await eye.query(
      `select 1 from post_holding where community_code = $1 and post_code = $2 and ended_at is null`,
      [community, first!.post_code],
    )
    mustBe(rows.length === 1, `${rows.length} hold it`)
  })
}
