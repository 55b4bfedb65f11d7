// A process of its own that holds the bundled database until it is told to stop, or until a test kills it.
import { startEmbedded } from '../../cloudfunctions/local/embedded-postgres'

async function hold(): Promise<void> {
  const server = await startEmbedded({ dir: process.argv[2]!, durable: process.argv[3] !== 'fast' })
  console.log(`up ${server.url}`)
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
  setInterval(() => undefined, 1000)
}

hold().catch((error: Error) => {
  console.log(`refused ${error.message}`)
  process.exit(1)
})
