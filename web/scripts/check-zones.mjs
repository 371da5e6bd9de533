// Import zones: api, i18n ← design ← kernel ← features ← apps; features never import each other; Element Plus and Vant only in design/.
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder } from './files.mjs'

const src = fileURLToPath(new URL('../src', import.meta.url))
const rank = { api: 0, i18n: 0, design: 1, kernel: 2, features: 3, apps: 4 }
const componentLibraries = /^(element-plus|@element-plus\/|vant|@vant\/)/

export function violations(file, text) {
  const found = []
  const from = relative(src, file).split('/')
  for (const [, target] of text.matchAll(/(?:from|import|import\()\s*['"]([^'"]+)['"]/g)) {
    if (componentLibraries.test(target) && from[0] !== 'design') found.push(`${target}: component libraries are imported in design/ only`)
    const path = target.startsWith('@/') ? join(src, target.slice(2)) : target.startsWith('.') ? resolve(dirname(file), target) : undefined
    if (!path) continue
    const to = relative(src, path).split('/')
    if (!(to[0] in rank) || !(from[0] in rank)) continue
    if (rank[to[0]] > rank[from[0]]) found.push(`${target}: ${from[0]} may not import ${to[0]}`)
    if (from[0] === 'features' && to[0] === 'features' && from[1] !== to[1]) found.push(`${target}: feature ${from[1]} may not import feature ${to[1]}`)
    if (from[0] === 'apps' && to[0] === 'apps' && from[1] !== to[1]) found.push(`${target}: app ${from[1]} may not import app ${to[1]}`)
  }
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let count = 0
  for (const file of filesUnder(src, /\.(vue|ts)$/)) {
    for (const violation of violations(file, readFileSync(file, 'utf8'))) {
      console.error(`src/${relative(src, file)}: ${violation}`)
      count++
    }
  }
  if (count) process.exit(1)
  console.log('zones: ok')
}
