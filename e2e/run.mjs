// node run.mjs [--url http://localhost:8080 [--data its-data-folder]] [--only name] [--results file] [--pictures folder]
// Starts a server of its own on a free port and a fresh data folder (or uses --url), walks every journey, prints one line each.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startServer } from './lib/server.mjs';
import { openBrowser } from './lib/browser.mjs';
import { official } from './lib/sign-in.mjs';

const { values: options } = parseArgs({ options: {
  url: { type: 'string' }, data: { type: 'string' }, only: { type: 'string' }, results: { type: 'string' }, pictures: { type: 'string', default: 'pictures' } } });

const server = options.url ? { url: options.url, data: options.data, stop() {} } : await startServer();
const browser = await openBrowser();
mkdirSync(options.pictures, { recursive: true });
const tests = [];
const desks = new Map();

/** Runs one step of a journey; a failed step ends its journey, with a picture of the page. */
async function walk(file) {
  const journey = await import(`./journeys/${file}`);
  const name = journey.name ?? file.replace('.mjs', '');
  if (options.only && !name.includes(options.only)) return;
  const own = [];
  const shared = new Set();
  const context = {
    server, browser, url: server.url,
    /** The page of an official, signed in once for all journeys: nobody signs in anew for every case. */
    async as(account) {
      if (!desks.has(account)) {
        const page = await browser.page(server.url);
        await official(page, account);
        desks.set(account, page);
      }
      shared.add(desks.get(account));
      return desks.get(account);
    },
    async page(settings) { const page = await browser.page(server.url, settings); own.push(page); return page; },
    async step(title, work) {
      const started = Date.now();
      try {
        const value = await work();
        tests.push({ name: `${name}: ${title}`, status: 'passed', ms: Date.now() - started });
        console.log(`  ✓ ${name}: ${title} (${Date.now() - started} ms)`);
        return value;
      } catch (failure) {
        tests.push({ name: `${name}: ${title}`, status: 'failed', message: String(failure.stack ?? failure) });
        console.log(`  ✗ ${name}: ${title}\n      ${String(failure.message).split('\n').slice(0, 60).join('\n      ')}`);
        for (const [i, page] of [...own, ...shared].entries()) {
          await page.screenshot({ path: `${options.pictures}/failed-${file.replace('.mjs', '')}-${i}.png`, fullPage: true }).catch(() => {});
          console.log(`      page ${i}: ${page.url()}`);
        }
        throw new StepFailed();
      }
    },
    picture: (page, title) => page.screenshot({ path: `${options.pictures}/${title}.png`, fullPage: true }),
  };
  try {
    await journey.default(context);
  } catch (failure) {
    if (!(failure instanceof StepFailed)) {
      tests.push({ name, status: 'failed', message: String(failure.stack ?? failure) });
      console.log(`  ✗ ${name}: ${failure.stack ?? failure}`);
    }
  }
  // A fault of any page fails the journey it happened in, however well the journey went on.
  const faults = [...own, ...shared].flatMap((page) => page.faults.splice(0));
  if (faults.length) {
    tests.push({ name: `${name}: no page has a fault`, status: 'failed', message: faults.join('\n') });
    console.log(`  ✗ ${name}: no page has a fault\n      ${faults.join('\n      ')}`);
  }
  await Promise.all(own.map((page) => page.context().close().catch(() => {})));
}

class StepFailed extends Error {}

try {
  for (const file of readdirSync(new URL('./journeys', import.meta.url)).filter((f) => f.endsWith('.mjs')).sort()) await walk(file);
} finally {
  await browser.close();
  await server.stop();
}
if (options.results) writeFileSync(options.results, JSON.stringify({ tests }, null, 2));
const failed = tests.filter((test) => test.status === 'failed').length;
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exit(failed || !tests.length ? 1 : 0);
