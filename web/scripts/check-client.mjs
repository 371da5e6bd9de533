// The committed types are what the committed OpenAPI generates. `node scripts/check-client.mjs --write` makes them so.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const committed = 'src/api/generated'
const generate = (folder) => execFileSync('node_modules/.bin/openapi-ts', ['-i', 'src/api/openapi.json', '-o', folder, '-p', '@hey-api/typescript', '--silent'], { stdio: 'inherit' })

if (process.argv.includes('--write')) {
  generate(committed)
} else {
  const fresh = mkdtempSync(join(tmpdir(), 'luoshu-client-'))
  generate(fresh)
  const differing = readdirSync(fresh).filter((file) => readFileSync(join(fresh, file), 'utf8') !== readFileSync(join(committed, file), 'utf8'))
  rmSync(fresh, { recursive: true })
  if (differing.length) {
    console.error(`not what openapi.json generates: ${differing.join(', ')}. Mend: npm run generate:client`)
    process.exit(1)
  }
}
