// A photograph of an identity card is read; what it says is taken over or left; what differs is shown to both sides. The next matter takes the same card with one tap, and the official
// sees where each file came from, since when, and that somebody else handed in the same picture.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call, matterCode } from '../lib/cases.mjs';
import { openCase } from '../lib/desk.mjs';
import { identityCard } from '../lib/drawn.mjs';
import { tooSmall, tooWide, until } from '../lib/pages.mjs';
import { PDF } from '../lib/pdf.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'materials';

const HER = { name: '刘燕', number: '411502199003209028', address: '河南省信阳市浉河区五星街道新华西路18号' };
const HIM = { name: '张伟', number: '411502198806129019', address: '河南省信阳市浉河区五星街道新华西路18号' };
const FORM = { holderMobile: '19900000002', holderRegion: '411502000000', bank: 'icbc', photoSource: 'police', receiveBy: 'pickup' };

export default async function ({ page: open, as, step, picture }) {
  const page = await open();
  const phone = await open({ phone: true });
  const drawing = await open({ locale: 'zh-CN' });
  const cards = { her: await identityCard(drawing, HER), him: await identityCard(drawing, HIM) };
  const file = (who) => ({ name: `${who === 'her' ? '刘燕' : '张伟'}身份证（样例）.png`, mimeType: 'image/png', buffer: cards[who] });
  const code = async (of) => matterCode(of, 'social-security-card', '411502000000');
  const draft = async (of, holder, form) => {
    const opened = await call(of, 'POST', '/api/portal/drafts', { body: { matterCode: await code(of), answers: { apply_kind: 'first', holder, photo_source: 'police' } } });
    return call(of, 'PUT', `/api/portal/drafts/${opened.id}`, { body: { form: { ...opened.form, ...FORM, ...form }, delivery: { way: '6' } }, version: opened.version });
  };
  const upload = (of, material, who) => of.locator(`#panel-${material} input[type=file]:not([capture])`).setInputFiles(file(who));
  const submit = (of, id, name) => call(of, 'POST', `/api/portal/drafts/${id}/submit`, { body: { signedName: name } });

  let first;
  await step('the cards are photographed; the platform reads them and fills in nothing by itself', async () => {
    await citizen(page, '19900000001');
    // 刘艳: one character wrong, as it happens.
    first = await draft(page, 'relative', { holderName: '刘艳', holderIdNumber: undefined, agentRelation: 'spouse' });
    await page.goto(`/apply/${first.id}/materials`);
    await upload(page, 'id_card', 'her');
    await upload(page, 'agent_id', 'him');
    await page.locator('#panel-id_card').getByText('看起来是：居民身份证（人像面）').waitFor({ timeout: 90_000 });
    await page.locator('#panel-agent_id').getByText('看起来是：居民身份证（人像面）').waitFor({ timeout: 90_000 });
    const { form } = await call(page, 'GET', `/api/portal/drafts/${first.id}`);
    assert.equal(form.holderIdNumber, undefined);
    assert.equal(form.agentName, undefined);
  });
  await step('suggestions are taken over, a difference is shown', async () => {
    const hers = page.locator('#panel-id_card');
    await hers.getByText('与申请表不一致：“持卡人姓名”填的是“刘艳”').waitFor();
    await hers.getByText('校验码相符').waitFor();
    assert.equal(await hers.locator('.frame').count() >= 4, true);
    await accessible(page);
    await picture(page, 'material-suggestions');
    await hers.getByRole('button', { name: '填入“持卡人公民身份号码”' }).click();
    await page.locator('#panel-agent_id').getByRole('button', { name: '填入“代办人姓名”' }).click();
    await page.locator('#panel-agent_id').getByRole('button', { name: '填入“代办人公民身份号码”' }).click();
    await hers.getByRole('button', { name: /^忽略/ }).click();
    await page.getByText('已保存').first().waitFor();
    const { form } = await call(page, 'GET', `/api/portal/drafts/${first.id}`);
    assert.equal(form.holderIdNumber, HER.number);
    assert.equal(form.agentName, HIM.name);
    assert.equal(form.holderName, '刘艳', 'ignored is left as it was');
  });
  await step('the same on a phone', async () => {
    await citizen(phone, '19900000001', `/apply/${first.id}/materials`);
    await phone.locator('#panel-id_card').getByText('看起来是：居民身份证（人像面）').waitFor();
    assert.equal(await tooWide(phone), null);
    assert.deepEqual(await tooSmall(phone), []);
    await picture(phone, 'material-suggestions-phone');
  });
  let number;
  await step('the case is handed in, and what was uploaded is kept with the applicant’s consent', async () => {
    for (const material of (await call(page, 'GET', `/api/portal/drafts/${first.id}`)).materials.filter((one) => one.required && !one.files.length)) await call(page, 'POST', `/api/portal/drafts/${first.id}/materials/${material.code}/files`, { file: { name: '委托书.pdf', type: 'application/pdf', base64: PDF.toString('base64') } });
    await page.goto(`/apply/${first.id}/check`);
    assert.equal(await page.locator('#keep-materials').isChecked(), true);
    await accessible(page);
    await picture(page, 'material-consent');
    ({ number } = await submit(page, first.id, '张伟'));
    await until('what was kept', async () => (await call(page, 'GET', '/api/portal/materials')).items.some((one) => one.uses.some((use) => use.caseNumber === number)), 60);
    await page.goto('/my/materials?q=身份证');
    await page.getByRole('heading', { name: '受托人居民身份证' }).waitFor();
    await accessible(page);
    await picture(page, 'material-space');
  });
  let second;
  await step('the next application takes the card with one tap', async () => {
    const { id } = await draft(page, 'self', { holderName: HIM.name, holderIdNumber: HIM.number });
    await page.goto(`/apply/${id}/materials`);
    const panel = page.locator('#panel-id_card');
    await panel.getByText('材料空间中已有').waitFor();
    await picture(page, 'material-offers');
    await panel.getByRole('button', { name: /用这一份.*受托人/ }).click();
    await panel.getByText('张伟身份证（样例）').first().waitFor();
    await panel.getByText('与申请表一致').first().waitFor();
    second = (await submit(page, id, '张伟')).number;
  });
  await step('somebody else hands in the same picture', async () => {
    const other = await open();
    await citizen(other, '19900000002');
    const { id } = await draft(other, 'self', { holderName: HER.name, holderIdNumber: HER.number });
    await call(other, 'POST', `/api/portal/drafts/${id}/materials/id_card/files`, { file: { name: 'card.png', type: 'image/png', base64: cards.her.toString('base64') } });
    await submit(other, id, HER.name);
  });
  await step('the official sees origin, first time, differences, and the same content elsewhere', async () => {
    const official = await as('sh.hr');
    await official.goto('/work/');
    const facts = (of) => call(official, 'GET', `/api/work/cases/${of}/material-facts`);
    await until('the facts', async () => (await facts(number)).some((one) => one.elsewhere.cases >= 1) && (await facts(second)).length, 60);
    await openCase(official, number);
    await official.locator('#materials').getByText('申请人上传').first().waitFor();
    await official.locator('#materials').getByText('与申请表不一致：持卡人姓名').waitFor();
    await official.locator('.files', { hasText: file('her').name }).getByText(/内容相同的文件还在其他人的 \d+ 个办件中/).waitFor();
    await official.locator('#materials').getByText('居民身份证（人像面）').waitFor();
    assert.equal(await official.locator('#materials').getByText(HER.number).count(), 0, 'numbers are masked');
    await accessible(official);
    await picture(official, 'material-findings');
    await openCase(official, second);
    await official.locator('#materials').getByText('取自申请人材料空间').waitFor();
    await official.locator('#materials').getByText(/此前已用于 \d+ 个办件/).first().waitFor();
    await picture(official, 'material-reused');
  });
  await step('a material of one’s own: uploaded, renamed, deleted', async () => {
    await page.goto('/my/materials');
    await page.getByRole('button', { name: '上传材料' }).click();
    await page.locator('#material-file').setInputFiles({ name: '租赁合同.png', mimeType: 'image/png', buffer: await identityCard(drawing, { ...HIM, name: '样例' }) });
    await page.locator('#material-kind').fill('房屋租赁合同');
    await page.locator('#material-to').fill('2026-12-10');
    await accessible(page);
    await picture(page, 'material-upload');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { name: '租赁合同', exact: true }).waitFor();
    await page.getByText('即将到期').waitFor();
    await page.getByRole('button', { name: /改名.*租赁合同/ }).click();
    await page.locator('#material-name').fill('门面租赁合同');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { name: '门面租赁合同' }).waitFor();
    await page.getByRole('button', { name: /删除.*门面租赁合同/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByRole('heading', { name: '门面租赁合同', exact: true }).waitFor({ state: 'detached' });
  });
}
