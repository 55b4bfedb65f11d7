import type { ConsentView } from '@/contracts/gridwork-shapes'

/**
 * What is agreed to, by edition: an application keeps the number of the text that the person read. The last one is in
 * force.
 */
const editions: readonly ConsentView[] = [
  {
    edition: 1,
    title: '报到说明',
    paragraphs: [
      '你填的姓名、电话、平台、常在的网格、空闲时间和会做的事，只用来让社区审核报到，和在你空闲时问你愿不愿意帮一把。',
      '不要身份证号，不看订单，不记行踪；你选的网格只是一个地方，不是轨迹。',
      '每次问你都可以不接；手上的事到了你定的件数，就不再问你。',
      '随时可以歇着、退出或收回同意，马上生效。空闲时间、常在的地方、会做的事、电话和报名的话当时就抹掉；办完的事和聘期留着，因为那是居民的记录和你的服务记录。',
    ],
  },
]

export const consentInForce: ConsentView = editions[editions.length - 1]!
