import { staffRoles } from '@/contracts/roles'
import type { Call } from '../call/operation'
import { refuse } from '../call/refusal'
import { covers } from '../city/city'

/**
 * The area a desk looks at: the one it names, if it is theirs, else its own. A community or a whole street; opened as
 * the scope of the rest of this call.
 */
export async function officeInView({ sql, actor }: Pick<Call, 'sql' | 'actor'>, named?: string): Promise<string> {
  const own = actor.roles.filter((r) => staffRoles.includes(r.role))
  if (named && !own.some((r) => covers(r.areaCode, named))) refuse('NOT_FOUND')
  const area = named ?? own[0]?.areaCode ?? refuse('NOT_FOUND')
  await sql.query(`select set_config('hongyi.scope', $1, true)`, [area.length === 12 ? area : `${area}%`])
  return area
}
