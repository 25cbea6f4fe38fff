// `npm run audit`: the known vulnerabilities of every package that is installed to run, from `high` upwards.
// Ends with code 1 where there is one, and with 0, saying so, where the registry does not tell.
import { spawnSync } from 'node:child_process'

const args = ['audit', '--omit=dev', '--json']
const { stdout, stderr } = spawnSync('npm', args, {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const report = parsed(stdout)
const counts = report?.metadata?.vulnerabilities
if (counts === undefined) {
  console.log(`not audited: the registry does not tell (${report?.message ?? stderr.trim()})`)
} else {
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  )
  for (const { name, severity, range, via } of grave)
    console.log(`${name} ${range}: ${severity}: ${via.map(of => of.title ?? of).join('; ')}`)
  console.log(`known vulnerabilities: ${counts.total}, high or critical: ${grave.length}`)
  process.exitCode = grave.length > 0 ? 1 : 0
}

function parsed(json) {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
