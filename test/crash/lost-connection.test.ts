// A connection that is lost in the middle of a command costs that command, never the process.
import { poolFor, closePools } from '../../cloudfunctions/store/pool'
import { scoped } from '../../cloudfunctions/store/transaction'
import { useDatabase } from '../world/database'

const db = useDatabase()

test('the server ends a connection between two statements: the command fails, the next one works', async () => {
  const pool = poolFor(db.url)
  const uncaught = jest.fn()
  process.once('uncaughtException', uncaught)
  await expect(
    scoped(pool, { scope: ['%'] }, async (sql) => {
      const { rows } = await sql.query<{ pid: number }>('select pg_backend_pid() as pid')
      await pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
      await new Promise((done) => setTimeout(done, 200))
      await sql.query('select 1')
    }),
  ).rejects.toThrow()
  expect(await scoped(pool, { scope: ['%'] }, async (sql) => (await sql.query('select 1 as one')).rows)).toEqual([
    { one: 1 },
  ])
  expect(uncaught).not.toHaveBeenCalled()
  process.removeListener('uncaughtException', uncaught)
  await closePools()
})
