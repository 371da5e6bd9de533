// A citizen with a telephone: search, guide, questions, sign in, own cases. Everything can be hit with a thumb, nothing is pushed sideways.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply } from '../lib/cases.mjs';
import { settled, tooSmall, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'on a phone';
const REGION = '411502000000';

export default async function ({ page: open, step, picture }) {
  const page = await open({ phone: true });
  const fits = async (title) => {
    await settled(page);
    assert.equal(await tooWide(page), null);
    assert.deepEqual(await tooSmall(page), []);
    await accessible(page);
    await picture(page, `phone-${title}`);
  };
  await step('the home page fits and its search is the first thing', async () => {
    await page.goto(`/?region=${REGION}`);
    const box = await page.getByRole('combobox').boundingBox();
    assert.ok(box.y + box.height < 844, `the search box is ${box.y} px down`);
    await fits('home');
  });
  await step('a few letters bring suggestions, a tap brings results', async () => {
    await page.getByRole('combobox').fill('开饭店');
    await page.getByRole('option').first().waitFor();
    await page.getByRole('combobox').press('Enter');
    await page.getByRole('link', { name: /食品经营许可/ }).first().waitFor();
    await fits('results');
  });
  await step('filters are folded away until they are asked for', async () => {
    await page.getByText('筛选').tap();
    await page.getByText('可网上办理').first().waitFor();
    await page.getByText('筛选').tap();
  });
  await step('the guide reads from top to bottom', async () => {
    await page.getByRole('link', { name: /食品经营许可/ }).first().tap();
    await page.getByRole('heading', { level: 1, name: /食品经营许可/ }).waitFor();
    await fits('guide');
  });
  await step('signing in on the way comes back to the question', async () => {
    await page.getByRole('link', { name: '在线办理' }).first().tap();
    await page.getByRole('heading', { name: /身份/ }).waitFor();
    await fits('question');
    await citizen(page, '19900000002', new URL(page.url()).pathname + new URL(page.url()).search);
    await page.getByText('以 刘燕 本人身份').first().waitFor({ state: 'attached' });
    await settled(page);
    assert.match(page.url(), /\/situation/);
  });
  await step('own cases are one tap away, each with its state and its days', async () => {
    const { number } = await apply(page);
    await page.getByRole('navigation').getByRole('link', { name: '我的' }).tap();
    await page.getByRole('link', { name: /我的办件/ }).tap();
    await page.getByText(number).waitFor();
    await fits('cases');
    await page.getByRole('link', { name: /食品经营许可/ }).first().tap();
    await page.getByRole('heading', { name: '办理进度' }).waitFor();
    await fits('case');
  });
}
