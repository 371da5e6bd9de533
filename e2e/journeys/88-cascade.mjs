// 级联: a city's installation, a process and a database of its own, tells the province what it has – also what came while the line was cut and its server killed, and each thing once.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { line } from '../lib/line.mjs';
import { until } from '../lib/pages.mjs';
import { startServer } from '../lib/server.mjs';
import { published } from '../lib/sharing.mjs';
import { official } from '../lib/sign-in.mjs';

export const name = 'cascade';

const CITY = { 'luoshu.cascade.division': '411500', 'luoshu.cascade.idle': '1s', 'luoshu.cascade.longest': '2s' };

export default async function ({ as, browser, url, step, picture }) {
  const province = await as('ha.data');
  const way = await line(url);
  let city = await startServer({ settings: CITY });
  let desks = new Map();
  const inCity = async (account) => {
    if (!desks.has(account)) {
      const page = await browser.page(city.url);
      await official(page, account);
      desks.set(account, page);
    }
    return desks.get(account);
  };
  const leave = async () => { for (const page of desks.values()) await page.context().close(); desks = new Map(); };
  try {
    const own = await inCity('ha.data');
    const keyOf = async (page) => { await page.goto('/work/cascade-nodes'); return page.locator('#own .mono').filter({ hasText: /04[0-9a-f]{8}/ }).first().innerText().then((text) => text.replace(/\s/g, '')); };
    const register = async (page, node) => {
      await page.goto('/work/cascade-nodes');
      await page.getByRole('button', { name: '登记节点' }).click();
      for (const [field, value] of Object.entries(node)) await page.locator(`#node-${field}`).fill(value);
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await page.getByRole('link', { name: node.name }).waitFor();
    };
    /** The line of the one node in the list, read anew until it says so. */
    const says = (page, pattern, seconds = 90) => until(String(pattern), async () => {
      await page.goto('/work/cascade-nodes');
      return pattern.test(await page.locator('tbody tr').first().innerText());
    }, seconds);
    const found = (title) => until(`${title} in the province`, async () => {
      await province.goto(`/work/resources?q=${encodeURIComponent(title)}`);
      await province.getByRole('heading', { level: 1 }).waitFor();
      return province.getByRole('link', { name: title }).first().isVisible();
    }, 60);

    await step('each side registers the key the other tells it, and the link stands', async () => {
      const [theirs, ours] = [await keyOf(own), await keyOf(province)];
      await register(province, { name: '信阳市节点', division: '411500', key: theirs });
      await register(own, { name: '河南省节点', division: '410000', address: way.url, key: ours });
      await says(own, /正常/);
      await says(province, /正常/);
    });
    const title = `信阳登记 ${Date.now().toString(36)}`;
    await step('an entry published in the city is found in the province, with where it comes from', async () => {
      await published(inCity, title);
      await found(title);
      await province.getByText('信阳市节点').first().waitFor();
      await province.getByRole('link', { name: title }).first().click();
      await province.waitForURL(/resources\/[0-9a-f-]{36}/);
      await province.getByText('信阳市节点').first().waitFor();
      await picture(province, 'cascade-foreign-entry');
    });
    await step('the line is cut, and what is published meanwhile waits', async () => {
      way.cut();
      await says(own, /断开/);
      await published(inCity, `${title} 之二`);
      await says(own, /断开/);
      const waiting = await until('something waits', async () => { await own.goto('/work/cascade-nodes'); return Number(await own.locator('tbody tr').first().locator('td').nth(3).innerText()); });
      assert.equal(waiting, 1);
      await accessible(own);
      await picture(own, 'cascade-cut');
    });
    await step('the city is killed meanwhile; mended, the rest goes by itself, once', async () => {
      await leave();
      await city.kill();
      await says(province, /断开[\s\S]*自/, 100);
      await picture(province, 'cascade-nodes');
      way.mend();
      city = await startServer({ settings: CITY, data: city.data });
      await found(`${title} 之二`);
      await says(province, /正常/);
      await province.goto(`/work/resources?q=${encodeURIComponent(title)}`);
      await province.getByRole('link', { name: title }).nth(1).waitFor();
      assert.equal(await province.getByRole('link', { name: title }).count(), 2);
    });
    await step('both sides counted the same', async () => {
      for (const page of [province, await inCity('ha.data')]) {
        await until('both agree', async () => {
          await page.goto('/work/cascade-reconciliation');
          await page.getByRole('heading', { level: 1, name: '三级对账' }).waitFor();
          await page.getByText('签名报数').first().waitFor();
          return (await page.getByText('不一致', { exact: true }).count()) === 0 && page.getByText('一致', { exact: true }).first().isVisible();
        }, 90);
        await accessible(page);
      }
      await picture(province, 'cascade-reconciliation');
    });
  } finally {
    await leave();
    way.close();
    await city.stop();
  }
}
