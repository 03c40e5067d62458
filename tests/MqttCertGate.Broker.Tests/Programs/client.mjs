// Connects with MQTT.js as often as it is told to: a JSON line asks, one with the same id answers, and the end of the input ends it.
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createInterface } from 'node:readline'
import { checkServerIdentity } from 'node:tls'
import mqtt from 'mqtt'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url)))

const say = answer => process.stdout.write(JSON.stringify(answer) + '\n')

/** Null where the broker acknowledged, else why not. */
function connect({ transport, host, port, trust, certificate, key }) {
  const tls = {
    ca: readFileSync(trust),
    cert: certificate && readFileSync(certificate),
    key: key && readFileSync(key),
    // Every host is this machine: a name is sent, an address is not (RFC 6066 §3), and either is what the certificate has to be for.
    servername: isIP(host) ? '' : host,
    checkServerIdentity: (_, presented) => checkServerIdentity(host, presented),
    rejectUnauthorized: true
  }
  return new Promise(resolve => {
    const end = why => {
      client.end(true)
      resolve(why)
    }
    const options = { ...tls, wsOptions: tls, host: '127.0.0.1', port, path: '/mqtt', protocol: transport, reconnectPeriod: 0 }
    const client = mqtt.connect(options)
    client.on('connect', () => end(null))
    client.on('error', error => end(error.code ?? error.message))
    client.on('close', () => end('closed'))
  })
}

say({ id: 0, version: `Node.js ${process.versions.node} with MQTT.js ${dependencies.mqtt}` })
for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line)
  Promise.resolve().then(() => connect(job)).catch(error => error.code ?? error.message).then(why => say({ id: job.id, why }))
}
process.exit()
