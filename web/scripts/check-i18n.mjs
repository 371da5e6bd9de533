// Every key used exists in both languages, every key that exists is used, English is English, and every refusal and every act of the server has words of ours.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { filesUnder } from './files.mjs'

const src = fileURLToPath(new URL('../src', import.meta.url))
const locales = ['zh-CN', 'en']

/** Same rule as src/i18n/merge.ts: the folder is the prefix, `features/` is dropped. */
function prefixOf(file) {
  const segments = relative(src, file).split('/').slice(0, -2)
  return (segments[0] === 'features' ? segments.slice(1) : segments).join('.')
}

async function messagesOf(file) {
  const script = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: { module: 'ESNext', target: 'ES2022' } }).outputText
  return (await import(`data:text/javascript;base64,${Buffer.from(script).toString('base64')}`)).default
}

function flatten(value, prefix, into) {
  for (const [name, child] of Object.entries(value)) {
    const key = `${prefix}.${name}`
    if (typeof child === 'string') into.set(key, child)
    else flatten(child, key, into)
  }
  return into
}

const problems = []
const messages = Object.fromEntries(locales.map((locale) => [locale, new Map()]))
for (const locale of locales) {
  for (const file of filesUnder(src, new RegExp(`^${locale}\\.ts$`))) if (/\/locales\/[^/]+$/.test(file)) flatten(await messagesOf(file), prefixOf(file), messages[locale])
}

for (const [a, b] of [locales, [...locales].reverse()]) for (const key of messages[a].keys()) if (!messages[b].has(key)) problems.push(`${key}: missing in ${b}`)
for (const [key, text] of messages.en) if (/[\u3400-\u9fff]/.test(text) && !/^(app\.)?.*\.(ownName|languageName)$/.test(key)) problems.push(`${key}: en is not translated: ${text}`)
for (const [key, text] of messages['zh-CN']) if (text === messages.en.get(key) && /[a-z]{4,}/i.test(text.replace(/\{\w+\}/g, ''))) problems.push(`${key}: zh-CN is not translated: ${text}`)
for (const [key, text] of messages['zh-CN']) {
  const names = (value) => [...new Set([...value.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort().join()
  if (messages.en.has(key) && names(text) !== names(messages.en.get(key))) problems.push(`${key}: the placeholders differ between languages`)
}

const used = new Set()
const prefixes = new Set(['api.problem.', 'api.field.'])
for (const file of filesUnder(src, /\.(vue|ts)$/)) {
  if (/\/locales\/|\.test\.ts$/.test(file)) continue
  const text = readFileSync(file, 'utf8')
  // A call t('a.b'), a component's keypath, or any quoted string that is exactly a key.
  for (const [, key] of text.matchAll(/(?:\bt|\$t|translate|\bte)\(\s*['"]([\w.-]+)['"]/g)) used.add(key)
  for (const [, key] of text.matchAll(/keypath="([\w.-]+)"/g)) used.add(key)
  for (const [, key] of text.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)) if (messages['zh-CN'].has(key)) used.add(key)
  for (const [, prefix] of text.matchAll(/`([\w-]+(?:\.[\w-]+)*\.[\w-]*)\$\{/g)) prefixes.add(prefix)
}
for (const key of used) if (key.includes('.') && !messages['zh-CN'].has(key)) problems.push(`${key}: used but not defined`)
for (const key of messages['zh-CN'].keys()) if (!used.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix))) problems.push(`${key}: never used`)

// An app loads the words of every feature its routes lead to.
for (const router of filesUnder(`${src}/apps`, /^router\.ts$/)) {
  const features = new Set([...readFileSync(router, 'utf8').matchAll(/'@\/features\/(\w+)\//g)].map((match) => match[1]))
  for (const locale of locales) {
    const loaded = readFileSync(router.replace('router.ts', `messages.${locale}.ts`), 'utf8').match(/\/src\/features\/\{([\w,]+)\}/)[1].split(',')
    for (const feature of features) if (!loaded.includes(feature)) problems.push(`${feature}: ${relative(src, router)} leads to it, but its words are not loaded (${locale})`)
  }
}

// The server's own sentence is for developers: people read ours, found by the refusal's code.
const server = fileURLToPath(new URL('../../server/src/main/java', import.meta.url))
let refusals = 0
for (const file of filesUnder(server, /\.java$/)) {
  for (const [, code] of readFileSync(file, 'utf8').matchAll(/(?:new Refused\(\s*Problem\.Kind\.\w+,|super\(Kind\.\w+,|new PackageRefused\(|body\(\d+, |[A-Z_]{4,}\((?="file-))\s*"([a-z]+(?:-[a-z]+)+)",/g)) {
    refusals++
    if (!messages['zh-CN'].has(`api.problem.${code}`) && !messages['zh-CN'].has(`api.field.${code}`)) problems.push(`api.problem.${code}: refused by ${relative(server, file)}, but has no words`)
  }
}
if (!refusals) problems.push('no refusal found in the server: does this check still read them?')

// So with what is wrong with one field. What is wrong with a package of content is told in the package's own language.
let fields = 0
for (const file of filesUnder(server, /\.java$/)) {
  for (const [, code] of readFileSync(file, 'utf8').matchAll(/(?:new (?:FieldError|Invalid)|withLimit)\(\s*[^,]+,\s*"([a-z]+(?:-[a-z]+)*)"/g)) {
    if (code.startsWith('schema-')) continue
    fields++
    if (!messages['zh-CN'].has(`api.field.${code}`)) problems.push(`api.field.${code}: refused by ${relative(server, file)}, but has no words`)
  }
}
if (!fields) problems.push('no field error found in the server: does this check still read them?')

// Every act the server records has words for whoever reads the audit: written with the act, or handed to the method that records it.
let acts = 0
for (const file of filesUnder(server, /\.java$/)) {
  const source = readFileSync(file, 'utf8')
  if (!source.includes('kernel.audit.') && !source.includes('FileReading')) continue
  for (const [call] of source.matchAll(/\b(?:Act\.(?:done|read)|new Act|store|move|assign|permit)\([^;]+;/g)) {
    for (const [, code] of call.matchAll(/(?<!with\()"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*|sign-in)"/g)) {
      acts++
      if (!messages['zh-CN'].has(`audit.action.${code.replace('.', '-')}`)) problems.push(`audit.action.${code.replace('.', '-')}: recorded by ${relative(server, file)}, but has no words`)
    }
  }
}
if (!acts) problems.push('no act found in the server: does this check still read them?')

if (problems.length) {
  console.error(problems.sort().join('\n'))
  console.error(`i18n: ${problems.length} problems`)
  process.exit(1)
}
console.log(`i18n: ${messages['zh-CN'].size} keys in ${locales.length} languages, all used`)
