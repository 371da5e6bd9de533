// An application as a person makes it: questions, form pages, uploads, delivery, declaration.
import { fillPage } from './fill.mjs';
import { PDF } from './pdf.mjs';

const settled = (page) => page.waitForLoadState('networkidle');
const heading = (page) => page.locator('main h1').first();

/** Answers the questions of a matter: `answers` are the values wanted, in any order; a question none of them answers gets its last choice. Ends on the list of materials. */
export async function answer(page, slug, answers, region = '411502000000') {
  await page.goto(`/matters/${slug}/situation?region=${region}`);
  await settled(page);
  for (let at = 0; at < 20; at++) {
    const choices = page.locator('main form input[type=radio], main form input[type=checkbox]');
    const start = page.getByRole('button', { name: '开始办理' });
    await choices.first().or(start).waitFor();
    if (!(await choices.count())) return;
    const values = await choices.evaluateAll((all) => all.map((one) => one.value));
    const wanted = values.map((value, i) => [value, i]).filter(([value]) => answers.includes(value)).map(([, i]) => i);
    for (const i of wanted.length ? wanted : [values.length - 1]) await choices.nth(i).check({ force: true });
    const question = await heading(page).innerText();
    await page.getByRole('button', { name: '继续' }).click();
    await page.waitForFunction((old) => document.querySelector('main h1')?.innerText !== old, question);
  }
}

/** From the material list to the check page. @param known values by part of a field's id or label */
export async function fill(page, known = {}) {
  if (!/\/apply\//.test(page.url())) await page.getByRole('button', { name: '开始办理' }).click();
  await page.waitForURL(/\/apply\/[^/]+\/.+/);
  for (let at = 0; at < 20; at++) {
    await heading(page).waitFor();
    await settled(page);
    if (/\/check$/.test(page.url())) return;
    if (/\/materials$/.test(page.url())) await upload(page);
    else await fillPage(page, known);
    const before = page.url();
    await page.getByRole('button', { name: /^(保存并继续|继续)$/ }).click();
    await page.waitForURL((url) => url.href !== before, { timeout: 20_000 });
  }
}

/** One file for every material that asks for one. */
export async function upload(page) {
  const inputs = page.locator('main input[type=file]:not([capture])');
  for (let i = 0; i < (await inputs.count()); i++) {
    const answered = page.waitForResponse((response) => /\/files$/.test(new URL(response.url()).pathname) && response.request().method() === 'POST');
    await inputs.nth(i).setInputFiles({ name: `材料${i + 1}.pdf`, mimeType: 'application/pdf', buffer: PDF });
    const response = await answered;
    if (!response.ok()) throw new Error(`upload: ${response.status()} ${await response.text()}`);
    await page.getByText(`材料${i + 1}.pdf`).first().waitFor();
  }
  await settled(page);
}

/** Declares and submits. @return { number } of the case */
export async function submit(page, name) {
  await page.locator('#agree').check({ force: true });
  await page.locator('#signed-name').fill(name);
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL('**/receipt**');
  await heading(page).waitFor();
  const number = decodeURIComponent(page.url()).match(/cases\/([0-9A-Z]+)\/receipt/)?.[1];
  return { number };
}
