import type { Pool } from 'pg'

/** A case's rows as they were, so that a command may be tried on it again and again. */
export interface KeptCases {
  putBack(caseId: string): Promise<void>
}

/** Copies every table that hangs on a case, beside the real ones, where neither the app role nor `rows` looks. */
export async function keepCases(pool: Pool): Promise<KeptCases> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name
     from information_schema.columns
     where table_schema = 'public' and column_name = 'case_id' and table_name <> 'notice'
     order by 1`,
  )
  const tables = rows.map((r) => r.name)
  await pool.query(
    `drop schema if exists kept cascade;
     create schema kept;
     ${tables.map((t) => `create table kept.${t} as table public.${t}`).join('; ')}`,
  )
  const again = (table: string, where: string): string =>
    `delete from ${table} where ${where}; insert into ${table} select * from kept.${table} where ${where}`
  // The rows that refer to others come back in any order: the copy was whole, so the keys hold again at the end.
  const putBack = (caseId: string): string =>
    `set local session_replication_role = replica;
     ${tables.map((t) => again(t, `case_id = '${caseId}'`)).join('; ')}`
  return { putBack: async (caseId) => void (await pool.query(`begin; ${putBack(caseId)}; commit`)) }
}
