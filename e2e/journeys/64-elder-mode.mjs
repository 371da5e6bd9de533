// 长辈版: large letters, large targets, one thing at a time; chosen once, it follows the account to the next device.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { go, settled, tooSmall, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'elder mode';
const ELDER = '19900000014';
const REGION = '411525000000';

export default async function ({ page: open, step, picture }) {
  const page = await open({ phone: true });
  const comfortable = async (title) => {
    await settled(page);
    assert.equal(await tooWide(page), null, title);
    assert.deepEqual(await tooSmall(page, 44), [], title);
    assert.deepEqual(await smallText(page), [], title);
    await accessible(page);
    await picture(page, `elder-${title}`);
  };
  await step('one press changes the whole page', async () => {
    await page.goto(`/?region=${REGION}`);
    await settled(page);
    await page.getByRole('button', { name: '长辈版' }).tap();
    await page.getByRole('button', { name: '返回普通版' }).waitFor();
    await comfortable('home');
  });
  await step('the home page asks one question and offers what elders come for', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: /高龄老人/ }).waitFor();
    await page.getByRole('link', { name: /12345/ }).first().waitFor();
    assert.equal(await page.getByRole('link', { name: '工作人员入口' }).count(), 0);
    const first = await page.locator('main section').nth(1).innerText();
    assert.match(first.split('\n').slice(0, 3).join(' '), /高龄|退休/, `elders' events come first: ${first.slice(0, 60)}`);
  });
  await step('the guide is told in a few short sentences first', async () => {
    await go(page, `/matters/senior-allowance?region=411525101000`);
    await page.getByRole('heading', { name: /简版|怎么办/ }).first().waitFor();
    await comfortable('guide');
  });
  await step('everything of one\'s own is there, in large letters', async () => {
    await citizen(page, ELDER);
    for (const address of ['/my', '/my/cases', '/my/messages', '/my/authorisations', '/my/account']) {
      await go(page, address);
      await comfortable(address.slice(1).replace('/', '-'));
    }
  });
  await step('the mode follows the account to another device', async () => {
    await page.locator('#elder').uncheck({ force: true });
    const saved = page.waitForResponse((response) => response.url().endsWith('/api/portal/person') && /true/.test(response.request().postData() ?? ''));
    await page.locator('#elder').check({ force: true });
    await saved;
    const other = await open({ phone: true });
    await citizen(other, ELDER);
    await other.getByRole('button', { name: '返回普通版' }).waitFor();
  });
}

/** Text of the page itself smaller than the 24 px a page for elders is read at. */
function smallText(page) {
  return page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() && element.checkVisibility() && !element.closest('.visually-hidden') && parseFloat(getComputedStyle(element).fontSize) < 24) found.add(`${element.className} “${node.data.trim().slice(0, 20)}” ${getComputedStyle(element).fontSize}`);
    }
    return [...found];
  });
}
