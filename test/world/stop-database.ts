export default async function stopDatabase(): Promise<void> {
  await (globalThis as { closeTestDatabase?: () => Promise<void> }).closeTestDatabase?.()
}
