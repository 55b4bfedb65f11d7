/** The product's own: warm paper, white cards, brick red for ours, no lines where space will do. */
export const style = `
:root { --brand:#C0341D; --brand-weak:#FBEAE5; --ink:#1E2329; --ink-2:#545D68; --ink-3:#646D77; --paper:#F7F4EF; --card:#fff; --line:#E7E1D8; --soon:#9A4E00; --soon-weak:#FCEFD9; --open:#14743F }
* { box-sizing:border-box; margin:0 }
body { background:var(--paper); color:var(--ink); font:15px/1.6 "PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif; -webkit-text-size-adjust:100% }
main { max-width:1240px; margin:0 auto; padding:40px 16px 64px }
h1 { font-size:34px; line-height:1.25; letter-spacing:-.01em }
h2 { font-size:24px; line-height:1.3; margin:56px 0 4px }
h3 { font-size:17px; line-height:1.4; margin-bottom:14px }
h3 small { display:block; font-size:13px; font-weight:400; color:var(--ink-3) }
p { max-width:46em } .lead { color:var(--ink-2); margin-bottom:18px }
.size { color:var(--ink-3); font-size:13px; margin-bottom:10px }
.honest { background:var(--soon-weak); color:#5F3200; border-radius:14px; padding:18px 20px; margin:22px 0 12px; max-width:none }
.honest b { display:block; font-size:20px; line-height:1.4; color:var(--soon) }
.row { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(100%,310px),1fr)); gap:12px }
.row.two { grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr)) }
.card { background:var(--card); border-radius:14px; padding:20px 18px; min-width:0 }
.card svg { display:block; width:100%; max-width:440px; height:auto; overflow:visible; font-family:inherit; font-variant-numeric:tabular-nums }
.big.first { background:var(--brand); color:#fff } .big .n { color:var(--brand); font-size:44px; font-weight:700; line-height:1.15; font-variant-numeric:tabular-nums }
.big .n small { font-size:20px; margin-left:4px } .big .q { font-size:15px } .big .c { font-size:13px; color:var(--ink-3); margin-top:4px } .big.first .n { color:#fff } .big.first .c { color:#FFE9E3 }
.key { display:flex; flex-wrap:wrap; gap:4px 16px; font-size:13px; color:var(--ink-2); margin:0 0 14px }
.key i { display:inline-block; width:12px; height:12px; border-radius:3px; margin-right:6px; vertical-align:-1px }
.scroll { overflow-x:auto; background:var(--card); border-radius:14px; padding:8px 18px }
table { border-collapse:collapse; width:100%; font-variant-numeric:tabular-nums; font-size:13px }
th,td { text-align:right; padding:8px 0 8px 18px; white-space:nowrap; vertical-align:top } tr + tr td, tbody tr:first-child td { border-top:1px solid var(--line) }
th:first-child,td:first-child { text-align:left; padding-left:0; position:sticky; left:0; background:var(--card) } th { font-weight:600; color:var(--ink-2) }
td small { color:var(--ink-3); display:block } .mine { color:var(--brand); font-weight:700 } td.better small { color:var(--open) } td.worse small { color:var(--soon) }
dl { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr)); gap:12px } dl div { background:var(--card); border-radius:14px; padding:16px 18px } dt { font-weight:700 } dd { color:var(--ink-2) }
footer { color:var(--ink-3); font-size:13px; margin-top:40px }
@media (max-width:520px) { main { padding-top:24px } h1 { font-size:28px } h2 { font-size:20px; margin-top:40px } .big .n { font-size:38px } }
@media print { .card,.scroll,dl div { break-inside:avoid } }
`
