// A newcomer finds the matter in everyday words, reads the guide, and answers the questions that yield the exact materials.
import { accessible } from '../lib/axe.mjs';

export const name = 'finding a matter';
const REGION = '411502000000';

export default async function ({ page: open, step, picture }) {
  const page = await open();
  await step('the home page shows life events and themes', async () => {
    await page.goto(`/?region=${REGION}`);
    await page.getByText('新生儿出生').first().waitFor();
    await picture(page, 'portal-home');
    await accessible(page);
  });
  await step('everyday words find the licence', async () => {
    await page.goto(`/search?region=${REGION}&q=${encodeURIComponent('开饭店')}`);
    await page.getByRole('link', { name: /食品经营许可/ }).first().waitFor();
    await accessible(page);
  });
  await step('the guide names organ, limit, materials and law', async () => {
    await page.getByRole('link', { name: /食品经营许可/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /食品经营许可/ }).waitFor();
    for (const words of ['信阳市浉河区市场监督管理局', '申报材料', '办理时限', '设定依据', '救济']) await page.getByText(words).first().waitFor();
    await picture(page, 'portal-guide');
    await accessible(page);
  });
  await step('answers yield the exact materials', async () => {
    await page.getByRole('link', { name: '在线办理' }).first().click();
    for (let question = 0; question < 10; question++) {
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (await page.getByRole('heading', { name: '您需要的材料' }).count()) break;
      const before = await page.getByRole('heading', { level: 1 }).innerText();
      const wanted = page.locator('main input[value="enterprise"], main input[value="person"], main input[value="catering"], main input[value="hot"], main input[value="false"]').first();
      await wanted.check({ force: true });
      await page.getByRole('button', { name: '继续' }).click();
      await page.waitForFunction((text) => document.querySelector('h1')?.innerText !== text, before);
    }
    await page.getByRole('heading', { name: '您需要的材料' }).waitFor();
    await accessible(page);
  });
}
