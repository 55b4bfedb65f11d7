import { migrate } from '../store/migrate'

/** `npm run migrate`: brings the database of DATABASE_URL to this version and says what it did. */
async function main(): Promise<void> {
  const url = process.env.DATABASE_URL
  if (!url) {
    console.error('请设 DATABASE_URL。\nSet DATABASE_URL.')
    process.exit(1)
  }
  const { applied } = await migrate(url)
  console.log(applied.length ? `已应用 applied: ${applied.join(', ')}` : '已是最新 up to date')
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
