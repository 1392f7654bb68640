import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openEngine, type CollectionDeclaration, type Engine } from '../engine/engine'

/** A bare HTTP server in front of an engine, and the environment that points the real SDK to it. */
export async function serveWire(file: string, collections: CollectionDeclaration[], options: { now?: () => number, transactionLifetime?: number, patience?: number } = {}) {
  const engine: Engine = openEngine({ file, collections, ...options })
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void engine.handle(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>).then((text) => {
        response.setHeader('content-type', 'application/json')
        response.end(text)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key', TCB_ENV: 'local', SCF_NAMESPACE: 'local', TENCENTCLOUD_REGION: 'local', SILENCE: 'true',
  })
  return {
    engine,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await engine.close()
    },
  }
}
