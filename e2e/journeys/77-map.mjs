// An address leads to the hall that serves it, on the map and in the list; a supervisor goes from the province to a county's cases – by keyboard alone.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply, call } from '../lib/cases.mjs';
import { settled, tooSmall, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'map';

/** Tab until something matches; what a keyboard cannot reach is not there. */
async function tabTo(page, selector) {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached by Tab`);
}

export default async function ({ page: open, as, step, picture }) {
  const visitor = await open();
  const phone = await open({ phone: true });

  await step('an address that fits one division leads to its halls', async () => {
    await visitor.goto('/halls');
    await settled(visitor);
    await tabTo(visitor, '#address');
    await visitor.keyboard.type('信阳浉河区五星街道新华西路12号');
    await visitor.keyboard.press('Enter');
    await visitor.getByText('信阳市浉河区五星街道', { exact: true }).first().waitFor();
    await visitor.waitForURL(/region=411502005000/);
    await visitor.getByRole('heading', { name: '信阳市浉河区五星街道便民服务中心' }).waitFor();
    await visitor.locator('[data-code="411502000000"]').waitFor();
    await settled(visitor);
    const first = visitor.locator('article').first();
    assert.match(await first.innerText(), /负责本地/);
    assert.match(await first.innerText(), /0376-/);
    assert.match(await visitor.locator('article').nth(1).innerText(), /西南约 [\d.]+ 公里/);
    assert.doesNotMatch(visitor.url(), /%E6|新华/);
    await visitor.getByText('示意图，边界不作为划界依据').waitFor();
    await accessible(visitor);
    await picture(visitor, 'halls');
  });
  await step('a hall on the map is reached by keyboard and tells its card', async () => {
    await tabTo(visitor, '[data-spot="411502000000"]');
    await visitor.keyboard.press('Enter');
    await visitor.waitForFunction(() => document.activeElement?.id === 'hall-411502000000');
    await visitor.locator('[data-spot="411502000000"][aria-pressed="true"]').waitFor();
  });
  await step('what fits many divisions is asked, not guessed', async () => {
    await visitor.locator('#address').fill('城关镇人民路1号');
    await visitor.locator('#address').press('Enter');
    await visitor.getByText(/个区划都符合/).waitFor();
    assert.equal(await visitor.locator('.advice li').count(), 10);
    await visitor.locator('#address').fill('洛阳市偃师市首阳山');
    await visitor.locator('#address').press('Enter');
    await visitor.getByText('曾用名').first().waitFor();
    await visitor.locator('#address').fill('湖北省武汉市武昌区');
    await visitor.locator('#address').press('Enter');
    await visitor.getByText('不在河南省').waitFor();
  });
  await step('the province, a city, a county: on a phone', async () => {
    await phone.goto('/halls?region=410000000000');
    await settled(phone);
    await phone.locator('[data-code="411500000000"]').waitFor();
    await picture(phone, 'halls-province');
    await phone.locator('[data-code="411500000000"] path').click();
    await phone.waitForURL(/region=411500000000/);
    await phone.locator('[data-code="411523000000"]').waitFor();
    await phone.getByLabel('显示今年办结的件数').check({ force: true });
    await settled(phone);
    assert.equal(await tooWide(phone), null);
    assert.deepEqual(await tooSmall(phone), []);
    await accessible(phone);
    await picture(phone, 'halls-city');
  });
  await step('the apply form offers the division of an address', async () => {
    const own = await open();
    await citizen(own, '19900000001');
    const { number } = await apply(own);
    assert.ok(number);
    const draft = await call(own, 'POST', '/api/public/addresses/readings', { body: { address: '信阳市浉河区湖东街道某路1号' } });
    assert.equal(draft.candidates[0].code, '411502006000');
  });
  await step('a supervisor drills down to a county’s cases by keyboard', async () => {
    const page = await as('ha.supervisor');
    await page.goto('/work/map?measure=received');
    await settled(page);
    await picture(page, 'case-map-province');
    await accessible(page);
    await tabTo(page, '[data-code="411500000000"]');
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /信阳市，收件 \d+ 件/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/region=411500000000/);
    await settled(page);
    const county = page.locator('[data-code="411502000000"]');
    await county.waitFor();
    const said = Number((await county.getAttribute('aria-label')).match(/收件 (\d+) 件/)[1]);
    assert.ok(said > 0);
    await picture(page, 'case-map-city');
    await accessible(page);
    await tabTo(page, '[data-code="411502000000"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/work\/cases\?.*region=411502000000/);
    await settled(page);
    const listed = await call(page, 'GET', '/api/work/cases?region=411502000000&size=1');
    assert.equal(listed.total, said);
  });
  await step('an official of one county sees only that county’s', async () => {
    const page = await as('sh.head');
    const summary = await call(page, 'GET', '/api/work/monitoring/summary?groupBy=region');
    assert.deepEqual(summary.rows.map((row) => row.key), ['411500000000']);
    await page.goto('/work/map');
    await settled(page);
    await accessible(page);
  });
}
