import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'

/** Walks up to the folder that holds package.json: sources and the bundle live at different depths. */
function projectRoot(from = __dirname): string {
  if (existsSync(path.join(from, 'package.json')) && existsSync(path.join(from, 'cloudfunctions'))) return from
  const up = path.dirname(from)
  if (up === from) throw new Error('the project folder was not found above ' + __dirname)
  return projectRoot(up)
}

export class NewerSchema extends Error {
  readonly code = 'NEWER_SCHEMA'
}

interface Migration {
  name: string
  sql: string
  hash: string
}

/** Numbered files in order. Never edited once landed: the recorded hash refuses a changed one. */
export function migrations(dir = path.join(projectRoot(), 'cloudfunctions/store/migrations')): Migration[] {
  return readdirSync(dir)
    .filter((f) => f.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings a database to this version. One transaction a file, one lock for all hosts that start at once.
 * @throws NewerSchema when the database was written by a later version: nothing is touched.
 */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('hongyi.migrate'))`)
    await client.query(
      'create table if not exists migration (name text primary key, hash text not null, at timestamptz not null default now())',
    )
    const done = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from migration')).rows.map((r) => [
        r.name,
        r.hash,
      ]),
    )
    const known = migrations()
    for (const name of done.keys()) {
      if (!known.some((m) => m.name === name))
        throw new NewerSchema(`the data was written by a newer version (${name})`)
    }
    const applied: string[] = []
    for (const m of known) {
      const hash = done.get(m.name)
      if (hash === m.hash) continue
      if (hash) throw new Error(`migration ${m.name} was edited after it had run`)
      await client.query('begin')
      try {
        await client.query(m.sql)
        await client.query('insert into migration (name, hash) values ($1, $2)', [m.name, m.hash])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
      applied.push(m.name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}
