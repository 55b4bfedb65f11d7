import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartRefusal } from './refusal'

type Listener = (request: IncomingMessage, response: ServerResponse) => void

export interface Door {
  readonly port: number
  /** From now on the listener answers; before, everybody was told to come back in a second. */
  open(listener: Listener): void
  /** No new connection; resolves when the running calls are answered, or after `withinMs`, when they are cut. */
  close(withinMs: number): Promise<void>
}

/** Takes the port before anything else is touched: of two hosts started at once the second never sees the database. */
export function takePort(bind: string, port: number): Promise<Door> {
  let answer: Listener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '1' })
    response.end(JSON.stringify({ ok: false, code: 'BUSY', message: '正在启动，请稍等。' }))
  }
  const server = createServer((request, response) => answer(request, response))
  // A slow sender may not hold a connection for ever (slow-loris); a 10 MB photo over a poor network needs its minute.
  server.requestTimeout = 90_000
  server.headersTimeout = 10_000
  return new Promise((taken, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(refusalFor(error, bind, port)))
    server.listen(port, bind, () => {
      const door: Door = {
        port: (server.address() as AddressInfo).port,
        open: (listener) => void (answer = listener),
        close: (withinMs) => close(server, withinMs),
      }
      taken(door)
    })
  })
}

function close(server: Server, withinMs: number): Promise<void> {
  return new Promise((closed) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs)
    // Node leaves a connection open that turns idle after close() was called, until its keep-alive runs out.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      closed()
    })
  })
}

function refusalFor(error: NodeJS.ErrnoException, bind: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    const another = `PORT=${port === 65535 ? 4173 : port + 1} npm start`
    return new StartRefusal(
      'PORT_TAKEN',
      `端口 ${port} 已被别的程序占用。请先停掉它，或换一个：${another}`,
      `Port ${port} is taken by another program. Stop it, or choose another: ${another}`,
    )
  }
  if (error.code === 'EACCES') {
    return new StartRefusal(
      'PORT_FORBIDDEN',
      `没有权限使用端口 ${port}，请换一个 1024 以上的。`,
      `No permission for port ${port}; choose one above 1024.`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return new StartRefusal('ADDRESS_UNKNOWN', `这台机器没有地址 ${bind}。`, `This machine has no address ${bind}.`)
  }
  return error
}
