/**
 * What stands over a notice about a case, in SQL: its kind, what happened, and last its number ("供热供水供电：赵静受理了 ·
 * 1123-007"), so that two cases are not taken for one another and nobody reads a number first. A title that already
 * names the kind is not told it twice. The tables that know it are joined as `c` and `g`; without a case the title
 * stands alone.
 */
export const namedTitle = (title: string): string =>
  `case when c.case_id is null then ${title} else
   case when position(g.name in ${title}) > 0 then '' else coalesce(g.name || '：', '') end || ${title}
   || ' · ' || to_char(c.day, 'MMDD') || '-' || lpad(c.seq::text, greatest(3, length(c.seq::text)), '0') end`

/** Beside a row `of` that names its case, whether it has one or not. */
export const joinNames = (of: string): string =>
  `left join cases c on c.community_code = ${of}.community_code and c.case_id = ${of}.case_id
   left join category g on g.edition = c.category_edition and g.code = c.category_code`
