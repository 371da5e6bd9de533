// Walks an app's own route table inside one page, without reloading it.
import { setTimeout } from 'node:timers/promises';
import { violations } from './axe.mjs';

/** The addresses the router knows, as patterns: what the app itself was built with. */
export async function patterns(page) {
  await page.waitForFunction(() => document.getElementById('app')?.__vue_app__);
  return page.evaluate(() => document.getElementById('app').__vue_app__.config.globalProperties.$router.getRoutes().map((route) => route.path));
}

/** Goes to an address of the app and waits until the page has what it asked for. Being there already (16) is no failure. */
export async function go(page, address) {
  await page.waitForFunction(() => document.getElementById('app')?.__vue_app__);
  const refusal = await page.evaluate((to) => document.getElementById('app').__vue_app__.config.globalProperties.$router.push(to).then((failure) => failure && failure.type !== 16 && String(failure)), address);
  if (refusal) throw new Error(refusal);
  await settled(page);
}

/** Asks again and again, so many seconds at most, until the answer is one; answers it. */
export async function until(what, question, seconds = 40) {
  for (const end = Date.now() + seconds * 1_000; ; await setTimeout(500)) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() >= end) throw new Error(`never: ${what}`);
  }
}

/** A table that is being read anew is faded, and would be measured so. */
export const atRest = (page) => page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));

/** Nothing under way for a moment, a heading there, no placeholder left. */
export async function settled(page) {
  watch(page);
  await page.locator('h1').first().waitFor({ state: 'attached' });
  const end = Date.now() + 15_000;
  for (let quiet = 0; quiet < 3;) {
    if (Date.now() > end) throw new Error(`${page.url()} does not come to rest: ${[...page.underway].map((request) => request.url()).join(' ')}`);
    await page.waitForTimeout(40);
    quiet = page.underway.size || (await page.locator('main [role=status] .bone').count()) ? 0 : quiet + 1;
  }
}

/** Does the work for each, two at a time: each waits for the server, its page and the clock most of its time. All are through before the first failure is told. */
export async function sideBySide(items, work) {
  const waiting = [...items];
  const failures = [];
  await Promise.all([1, 2].map(async () => {
    while (waiting.length) await work(waiting.shift()).catch((failure) => failures.push(failure));
  }));
  if (failures.length) throw failures[0];
}

function watch(page) {
  if (page.underway) return;
  page.underway = new Set();
  page.on('request', (request) => page.underway.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.underway.delete(request));
}

/**
 * Looks at every address: axe, faults, the width of a phone. All are seen before the first fault is told: one run names everything.
 * @param visit how to get there; `page.goto` by default
 */
export async function allInOrder(page, addresses, visit = async (address) => { await page.goto(address); await settled(page); }) {
  const found = [];
  for (const address of addresses) {
    try {
      await visit(address);
    } catch (failure) {
      found.push(`${address}: ${failure.message.split('\n')[0]}`);
      continue;
    }
    const wide = await tooWide(page);
    found.push(...[...(await violations(page)), ...page.faults.splice(0), ...(wide ? [wide] : [])].map((one) => `${address}: ${one}`));
  }
  if (found.length) throw new Error(found.join('\n'));
}

/** True when the page is wider than the window of a phone: somebody would have to push it sideways. */
export async function tooWide(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return null;
    const widest = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1).slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return `${document.documentElement.scrollWidth} px wide: ${widest.join(', ')}`;
  });
  await page.setViewportSize(before);
  return wide;
}

/** Controls a thumb would miss: under 24 px in one direction (WCAG 2.2, 2.5.8). Links within a sentence may be as high as their line. */
export function tooSmall(page, least = 24) {
  return page.evaluate((least) => [...document.querySelectorAll('a[href], button, select, summary, textarea, input:not([type=hidden])')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.visually-hidden, .skip') && !element.classList.contains('skip'))
    .filter((element) => !(element.tagName === 'A' && getComputedStyle(element).display === 'inline' && element.parentElement.textContent.trim() !== element.textContent.trim()))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
    .map(({ element, box }) => `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute('aria-label') || element.id).trim().slice(0, 30)}" ${Math.round(box.width)}×${Math.round(box.height)}`), least);
}

/** Visible text with Han characters that does not say it is Chinese. */
export function chineseLeft(page) {
  return page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (/\p{Script=Han}/u.test(node.data) && !/^zh/.test(element.closest('[lang]').lang) && !['SCRIPT', 'STYLE'].includes(element.tagName) && element.checkVisibility()) found.add(`${element.tagName.toLowerCase()}.${element.className} “${node.data.trim().slice(0, 60)}”`);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        const value = element.getAttribute(name);
        if (value && /\p{Script=Han}/u.test(value) && !/^zh/.test(element.closest('[lang]').lang)) found.add(`${element.tagName.toLowerCase()}[${name}] “${value.slice(0, 60)}”`);
      }
    }
    return [...found];
  });
}
