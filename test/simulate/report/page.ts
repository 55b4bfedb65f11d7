// The report: one file, no script, nothing fetched; it can be mailed and printed.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Findings } from '../protocol/findings'
import { answers, barsOf, overDays, served, waits } from './sections'
import { allNumbers, sensitivity } from './tables'

const world: readonly (readonly [string, string])[] = [
  [
    '城',
    '378 个社区围着五个中心，60 × 50 公里。3,000 名骑手按班次在商圈一带跑，12,000 名志愿者按空闲时间在家附近，4,691 名网格员只在最后被问。',
  ],
  [
    '事',
    '平常一天 5,250 件，按一天里的时辰来。紧急的半小时内要有人接（12 %），两小时内的 53 %，八小时内的 35 %。五件里有一件只能交给核过身份的人。',
  ],
  [
    '人会怎样',
    '越远、越累、手上越忙，越不答应；饭点的骑手更难。问了没接，会一阵子不看手机；累极了，会把通知关到明天。这些都是编的。',
  ],
  [
    '怎样才公平',
    '每个人对每件事的心意，事先掷好：不管哪种做法去问，同样的人在同样的情形下给同样的回答。差别只来自做法。',
  ],
  ['接下', '在期限内有人答应。问题有时限（2、5、8 分钟），过了再答应，和真的一样，不算。群发没有时限。'],
  ['上限', '事先知道每个人的心意，谁都不累，最多能接下多少。这个数是算准的，附有证明；谁也做不到。'],
]

const style = readFileSync(path.join(__dirname, 'style.css'), 'utf8')
const BETWEEN_ROWS = '<div style="height:12px"></div>'

export function page(findings: Findings): string {
  const { seeds, days, loads, quick } = findings.plan
  const size = `${seeds} 座编出来的城 × ${days} 天 × ${loads.length} 种忙闲${quick ? ' · 快速运行，只够看个大概' : ''}`
  const fair = (['giniRiders', 'giniVolunteers'] as const)
    .map((measure) => barsOf(findings, measure))
    .join(BETWEEN_ROWS)
  const made = world.map(([what, says]) => `<div><dt>${what}</dt><dd>${says}</dd></div>`).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>红驿 · 派单模拟</title><style>${style}</style></head><body><main>
<p class="size">红驿 · 派单模拟 · ${size}</p>
<h1>一样的城，一样的人，<br>换一种问法会怎样</h1>
<p class="honest"><b>这里的人是编出来的。能信的是谁排在谁前面，不是数字有多大。</b>人怎么答应、怎么累，都是我们写下的假设，没有量过任何一个真人。等有了真的回答，才能说多大。</p>
${answers(findings)}
<h2>谁接下了</h2><p class="lead">期限之内。帮手都没答应的，留出时间转给本网格的网格员。</p>${served(findings)}
<h2>要等多久</h2><p class="lead">横着是说了以后多少分钟，竖着是全部的事里有帮手接下的。</p>${waits(findings)}
<h2>打扰了多少人</h2><p class="lead">每接下一单，一共发出的通知。细线是和“最近一个”成对比较的 95 % 区间。</p>${barsOf(findings, 'notices')}
<h2>多少人把通知关了</h2><p class="lead">关了就一天都叫不到，紧急的事也叫不到。</p>${barsOf(findings, 'muted')}
<h2>活分得匀不匀</h2><p class="lead">同一类帮手之间，按有空的小时算。0 是人人一样，1 是全归一个人。只算够得着五件事以上的人。</p>${fair}
${overDays(findings)}
<h2>假设错了，名次会翻吗</h2>${sensitivity(findings)}
<h2>全部数字</h2><p class="lead">大字下面的小字，是和“最近一个”的差，同一座城两两相比，± 是 95 % 区间。绿的是确实好，褐的是确实差，灰的说不准。</p>${allNumbers(findings)}
<h2>这座城是怎么编的</h2><p class="lead">每个数都写在代码里，可以改了再算。</p><dl>${made}</dl>
<footer>同样的代码、同样的种子，算出来一个字都不差。</footer>
</main></body></html>
`
}
