// The portal in English: no Chinese is left in what the platform itself says; names and laws that exist only in Chinese say so with their language.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { chineseLeft, go } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'in English';
const REGION = '411502000000';

export default async function ({ page: open, step, picture }) {
  const page = await open();
  const english = async (...addresses) => {
    const found = [];
    for (const address of addresses) {
      await go(page, address);
      found.push(...(await chineseLeft(page)).map((one) => `${address}: ${one}`));
      if (/^\/(\?|matters)/.test(address)) await picture(page, `english-${address.replace(/[^a-z]+/g, '-').slice(1, 24)}`);
    }
    assert.deepEqual(found, []);
  };
  await step('one press, and everything is in English', async () => {
    await page.goto(`/?region=${REGION}`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: /What/ }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await accessible(page);
  });
  await step('signing in is in English', async () => {
    for (const address of ['/portal/sign-in', '/identity/register', '/identity/sign-in?with=password', '/identity/signed-out']) {
      await page.goto(address);
      assert.deepEqual(await chineseLeft(page), [], address);
    }
    await page.goto('/about');
  });
  await step('finding', async () => {
    await english(`/?region=${REGION}`, `/search?region=${REGION}&q=restaurant`, `/search?region=${REGION}&q=zzzzzz`, `/life-events/newborn?region=${REGION}`, '/enquiry', '/about', '/not-permitted', '/nowhere');
  });
  await step('one\'s own pages', async () => {
    await citizen(page, '19900000001');
    await english('/my', '/my/cases', '/my/drafts', '/my/materials', '/my/authorisations', '/my/authorisations/new?kind=AGENT', '/my/enterprises/claim', '/my/account', '/my/account/real-name', '/my/account/sessions', '/my/account/accesses', '/my/messages');
    await accessible(page);
  });
  await step('the guide and its questions', async () => {
    await go(page, `/search?region=${REGION}&q=restaurant`);
    await page.getByRole('link', { name: /Food business licence/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /Food business licence/ }).waitFor();
    const guide = new URL(page.url());
    await english(guide.pathname + guide.search, `${guide.pathname}/situation${guide.search}&kind=person`);
    await accessible(page);
  });
}
