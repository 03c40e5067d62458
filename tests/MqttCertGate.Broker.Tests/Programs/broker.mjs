// Aedes behind TLS, started and stopped as often as it is told to: a JSON line asks, one with the same id answers, and the end of the input ends it.
import { readFileSync } from 'node:fs'
import { createServer as createHttpsServer } from 'node:https'
import { createInterface } from 'node:readline'
import { createServer as createTlsServer } from 'node:tls'
import { Aedes } from 'aedes'
import { WebSocketServer, createWebSocketStream } from 'ws'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url)))
const broker = await Aedes.createBroker()
const running = new Map()

const say = answer => process.stdout.write(JSON.stringify(answer) + '\n')

const listen = (server, port) => new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))

/** Serves a chain and a key on two ports; `authorities` is whom the certificates of clients have to be from. */
async function start({ id, chain, key, authorities, mqtts, wss }) {
  const tls = { cert: readFileSync(chain), key: readFileSync(key) }
  if (authorities) Object.assign(tls, { ca: readFileSync(authorities), requestCert: true, rejectUnauthorized: true })
  const servers = [createTlsServer(tls, broker.handle), createHttpsServer(tls)]
  new WebSocketServer({ server: servers[1], handleProtocols: () => 'mqtt' })
    .on('connection', (socket, request) => broker.handle(createWebSocketStream(socket), request))
  const connections = new Set()
  for (const server of servers) {
    server.on('connection', connection => {
      connections.add(connection.on('error', () => {}).on('close', () => connections.delete(connection)))
    })
  }
  await listen(servers[0], mqtts)
  await listen(servers[1], wss)
  running.set(id, { servers, connections })
}

function stop({ broker: id }) {
  const { servers, connections } = running.get(id)
  running.delete(id)
  for (const server of servers) server.close()
  for (const connection of connections) connection.destroy()
}

say({ id: 0, version: `Aedes ${dependencies.aedes} on Node.js ${process.versions.node}` })
for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line)
  Promise.resolve(job)
    .then(job.broker ? stop : start)
    .then(() => say({ id: job.id, why: null }), error => say({ id: job.id, why: error.code ?? error.message }))
}
process.exit()
