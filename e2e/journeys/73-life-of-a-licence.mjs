// The whole life of a licence: issued, shown on a telephone, checked by a stranger, allowed to a friend, copied for one purpose, used in another matter instead of a paper, cancelled – and everybody is told so.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply, call, draft, FOOD } from '../lib/cases.mjs';
import { go, settled, tooSmall, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'life of a licence';

const BUSINESS = {
  slug: 'individual-business-registration', region: '411502000000',
  answers: { operation_mode: 'personal', premises_kind: 'owned', pre_approval: false, use_name: false, by_agent: false },
  form: {
    operatorName: '张伟', idNumber: '411502198806129019', mobile: '19900000001', residence: '河南省信阳市浉河区五星街道新华西路20号', operationMode: 'personal', useName: false, premisesKind: 'owned',
    premisesRegion: '411502005000', premisesAddress: '河南省信阳市浉河区五星街道新华西路20号', mainIndustry: 'retail', scope: '食品销售', staffCount: 2, funds: 5, truth: true },
  delivery: { way: '6' },
};

export default async function ({ page: open, step, picture, as }) {
  const holder = await open({ phone: true });
  const stranger = await open();
  const friend = await open({ phone: true });
  const verdict = (title) => stranger.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
  const shown = (act) => Promise.all([holder.waitForResponse((answer) => /\/api\/portal\/certificates\/[^/]+\/codes$/.test(answer.url()) && answer.ok()), act()]).then(async ([answer]) => (await answer.json()).digits);
  const inOrder = async (page) => {
    await settled(page);
    assert.equal(await tooWide(page), null);
    assert.deepEqual(await tooSmall(page), []);
    await accessible(page);
  };
  let licence, application, number, digits, copy;

  await step('a business is registered at once and its licence issued', async () => {
    await citizen(holder, '19900000001');
    const { number: registered } = await apply(holder, BUSINESS);
    const clerk = await as('sh.clerk');
    const { version } = await call(clerk, 'GET', `/api/work/cases/${registered}`);
    await call(clerk, 'POST', `/api/work/cases/${registered}/commands/issue-result`, { body: {}, version });
    [licence] = await call(holder, 'GET', `/api/portal/certificates?case=${registered}`);
    assert.match(licence.typeName.zh, /营业执照/);
    await go(holder, `/my/certificates/${licence.id}`);
    await holder.getByRole('heading', { level: 1, name: licence.typeName.zh }).waitFor();
    await inOrder(holder);
    await picture(holder, 'life-issued');
  });
  await step('it is shown on a telephone and a stranger finds it genuine', async () => {
    digits = await shown(() => holder.getByRole('link', { name: '亮证' }).tap());
    await holder.getByRole('img', { name: /亮证码/ }).waitFor();
    await inOrder(holder);
    await picture(holder, 'life-shown');
    await stranger.goto(`/v/${digits}`);
    await verdict('真实有效');
    await stranger.getByText(licence.number).first().waitFor();
    await picture(stranger, 'life-genuine');
  });
  await step('the holder allows a friend to use it twice', async () => {
    await citizen(friend, '19900000002');
    await go(holder, `/my/certificates/${licence.id}/consents`);
    await holder.getByLabel('对方姓名').fill('刘燕');
    await holder.getByLabel('身份证号码最后 6 位').fill('12');
    await holder.getByRole('button', { name: '确认授权' }).tap();
    await holder.getByRole('link', { name: '请填写号码的最后 6 位' }).waitFor();
    await accessible(holder);
    await holder.getByLabel('身份证号码最后 6 位').fill('209028');
    await holder.getByLabel('用于办理什么事项').selectOption({ label: '食品经营许可（新办）' });
    await holder.getByLabel('使用用途').fill('核对经营资格');
    await holder.getByLabel('可以使用几次').fill('2');
    await holder.getByRole('button', { name: '确认授权' }).tap();
    await holder.getByText('授权已生效').waitFor();
    await inOrder(holder);
    await picture(holder, 'life-consent');
  });
  await step('the friend uses it, and the holder sees the use', async () => {
    await go(friend, '/my/received-consents');
    await friend.getByRole('button', { name: /^使用/ }).first().tap();
    await friend.getByText('这次使用已经记录').waitFor();
    await inOrder(friend);
    await picture(friend, 'life-friend');
  });
  await step('taken back, it is refused and says why', async () => {
    await holder.getByRole('button', { name: /撤回授权/ }).first().tap();
    await holder.getByText('已撤回', { exact: true }).waitFor();
    await friend.getByRole('button', { name: /^使用/ }).first().tap();
    await friend.getByText('持证人已经撤回授权').waitFor();
    await accessible(friend);
    await picture(friend, 'life-taken-back');
  });
  await step('a copy for one purpose says so on every page, and when it is checked', async () => {
    await go(holder, `/my/certificates/${licence.id}/copies`);
    await holder.getByLabel('交给谁').fill('某某电商平台');
    await holder.getByLabel('用途', { exact: true }).fill('店铺入驻审核');
    await holder.getByRole('button', { name: '制作', exact: true }).tap();
    await holder.getByText('交给：某某电商平台').waitFor();
    await inOrder(holder);
    await picture(holder, 'life-copy');
    const file = await holder.getByRole('link', { name: '下载 OFD' }).getAttribute('href');
    copy = Buffer.from(await holder.evaluate(async (path) => {
      const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }, file), 'base64');
    await stranger.goto('/verify');
    await stranger.locator('#file').setInputFiles({ name: 'copy.ofd', mimeType: 'application/ofd', buffer: copy });
    await verdict('加注件有效');
    await stranger.getByText('店铺入驻审核').waitFor();
    await accessible(stranger);
    await picture(stranger, 'life-copy-verified');
  });
  await step('in an application for a food licence its paper need not be handed in', async () => {
    application = await draft(holder, FOOD);
    for (const { id } of application.materials.find((one) => one.code === 'business_licence').files) await call(holder, 'DELETE', `/api/portal/drafts/${application.id}/materials/business_licence/files/${id}`);
    await go(holder, `/apply/${application.id}/materials`);
    const offer = holder.getByRole('group', { name: '已有电子证照，免提交' });
    await offer.getByText(licence.number).first().waitFor();
    await inOrder(holder);
    await picture(holder, 'life-offer');
    await offer.getByRole('button', { name: new RegExp(`使用这份证照.*${licence.number}`) }).tap();
    await holder.getByText('已使用电子证照，免提交').waitFor();
    await inOrder(holder);
    await picture(holder, 'life-taken');
    ({ number } = await call(holder, 'POST', `/api/portal/drafts/${application.id}/submit`, { body: { signedName: '张伟' } }));
  });
  let clerk;
  await step('the official sees it, checked with its register', async () => {
    clerk = await as('sh.clerk');
    await go(clerk, `/cases/${number}`);
    await clerk.getByText('电子证照，免提交').waitFor();
    await clerk.getByText('申请时：有效').waitFor();
    await clerk.getByText('查看证照图样').click();
    await clerk.getByRole('img', { name: /营业执照.*图样/ }).waitFor();
    await accessible(clerk);
    await picture(clerk, 'life-official');
  });
  await step('an official consults it on a legal ground', async () => {
    const examiner = await as('sh.examiner');
    await go(examiner, '/certificate-inquiry');
    await examiner.getByRole('combobox', { name: '法律依据' }).selectOption({ index: 1 });
    await examiner.getByLabel('查询用途').fill('核对主体资格');
    await examiner.getByLabel(/办件编号/).fill(number);
    await examiner.getByRole('combobox', { name: '证照类型' }).selectOption({ label: licence.typeName.zh });
    await examiner.getByRole('button', { name: '查询' }).click();
    await examiner.getByText(licence.number).first().waitFor();
    await accessible(examiner);
    await picture(examiner, 'life-inquiry');
  });
  await step('cancelled, it is flagged to the official, and the stranger is told', async () => {
    await go(holder, `/my/certificates/${licence.id}`);
    digits = await shown(() => holder.getByRole('link', { name: '亮证' }).tap());
    const approver = await as('sh.approver');
    const { revision } = await call(approver, 'GET', `/api/work/certificates/${licence.id}`);
    await call(approver, 'POST', `/api/work/certificates/${licence.id}/commands/cancel`, { body: { reason: 'revoke-fraud', note: '浉市监撤〔2026〕7号' }, version: revision });
    await stranger.goto(`/v/${digits}`);
    await verdict('已注销');
    await picture(stranger, 'life-cancelled');
    await stranger.goto('/verify');
    await stranger.locator('#file').setInputFiles({ name: 'copy.ofd', mimeType: 'application/ofd', buffer: copy });
    await verdict('已注销');
    await clerk.reload();
    await clerk.getByText('申请以后，这份证照已注销').waitFor();
    await accessible(clerk);
    await picture(clerk, 'life-flagged');
  });
  await step('the holder finds every use of it', async () => {
    await go(holder, `/my/certificates/${licence.id}/uses`);
    for (const kind of ['亮证', '授权用证', '制作加注件', '办事免提交', '依职权用证']) await holder.getByText(kind, { exact: true }).first().waitFor();
    await inOrder(holder);
    await picture(holder, 'life-uses');
  });
}
