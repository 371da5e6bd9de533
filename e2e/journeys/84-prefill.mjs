// From a service of one organ to a field in the application at another: contract, rule by two people, consent, the gateway's own way, and the proof one click away.
import { strict as assert } from 'node:assert';
import { answer } from '../lib/apply.mjs';
import { accessible } from '../lib/axe.mjs';
import { call, matterCode } from '../lib/cases.mjs';
import { go } from '../lib/pages.mjs';
import { registry } from '../lib/registry.mjs';
import { rest } from '../lib/sharing.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'shared data with proof';

const FIRM = '信阳市申码餐饮管理有限公司';
const PLACE = '河南省信阳市浉河区五星街道新华西路20号3楼';

export default async function ({ page: open, as, step, picture }) {
  const giving = await as('sh.data');
  const asking = await as('hr.data');
  const service = await registry({ QYMC: FIRM, JYCS: PLACE, NBBH: '内部编号，不共享' });
  const title = `经营场所登记信息 ${Date.now().toString(36)}`;
  let resource, contract, number;
  const act = async (page, id, what) => {
    const { version } = await call(page, 'GET', `/api/work/managed-resources/${id}`);
    return call(page, 'POST', `/api/work/managed-resources/${id}/${what}`, { version, body: { note: '', no: [] } });
  };
  await step('an entry is in force, and a service of its organ gives it', async () => {
    await giving.goto('/work/shared-services');
    const made = await call(giving, 'POST', '/api/work/managed-resources', { body: { name: title } });
    await call(giving, 'PUT', `/api/work/managed-resources/${made.id}`, {
      version: made.version,
      body: {
        name: title, summary: '市场主体的名称和经营场所。', classification: '204000', keywords: ['经营场所'], grade: 'GENERAL_1', shareType: 'UNCONDITIONAL', shareModes: ['API'], openType: 'NOT_OPEN',
        notOpen: { kind: 'OTHER', citation: '尚未完成开放评估' }, updateCycle: 'DAILY', network: 'GOVERNMENT', formats: ['interface'], sourceSystem: '市场主体登记系统', matters: ['000131002000'],
        items: [['名称', 'QYMC'], ['经营场所', 'JYCS']].map(([label, field]) => ({ name: label, field, type: 'C', length: 200, required: true, sensitivity: 1, personal: false, shareType: 'UNCONDITIONAL', open: false })),
      },
    });
    await act(giving, made.id, 'submit');
    await act(await as('sh.assess'), made.id, 'assess-secrecy');
    await act(await as('sh.head'), made.id, 'approve');
    resource = await act(await as('ha.data'), made.id, 'publish');
    const { id } = await call(giving, 'POST', '/api/work/shared-services', { body: { name: `登记查询 ${title}`, baseUrl: service.url, document: '/openapi.json', timeoutMillis: 3000, atOnce: 10 } });
    await call(giving, 'POST', `/api/work/shared-services/${id}/refresh`);
    await call(giving, 'POST', `/api/work/shared-services/${id}/operations`, { body: { method: 'GET', path: '/enterprises/{code}', resource: made.id, subject: null, rows: '/data/list' } });
    await giving.goto(`/work/shared-services/${id}`);
    await giving.getByText('/enterprises/{code}').first().waitFor();
    await accessible(giving);
    await picture(giving, 'shared-service');
    await giving.goto('/work/shared-services');
    await giving.getByText(title).first().waitFor();
    await picture(giving, 'shared-services');
  });
  await step('the other organ may use it, for one matter', async () => {
    const head = await as('sh.head');
    await asking.goto('/work/');
    await head.goto('/work/');
    const { post: { organCode } } = await call(asking, 'GET', '/api/work/session');
    const today = new Date();
    const later = new Date(today.getTime() + 180 * 86_400_000);
    const draft = await call(head, 'POST', '/api/work/contracts', { body: {
      resource: resource.id, edition: resource.edition, asker: organCode,
      terms: { purpose: '办理人力资源服务许可时核验经营场所', ground: '《人力资源市场暂行条例》第十八条', matters: ['000114003000'], fields: [{ field: 'QYMC', masking: 'PLAIN' }, { field: 'JYCS', masking: 'PLAIN' }], condition: null, mode: 'API',
        perMinute: 60, perDay: 1000, rows: 10, from: today.toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }), until: later.toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }), cacheSeconds: 0 } } });
    ({ number: contract } = await call(head, 'POST', `/api/work/contracts/${draft.number}/activate`, { version: draft.version }));
    await asking.goto(`/work/contracts/${contract}`);
    await asking.getByText(title).first().waitFor();
    await accessible(asking);
    await picture(asking, 'contract');
    await asking.goto('/work/contracts');
    await asking.getByText(contract).first().waitFor();
    await picture(asking, 'contracts');
  });
  await step('which field it fills in is drafted by one and confirmed by another', async () => {
    await asking.goto('/work/prefill-rules');
    await asking.getByRole('button', { name: '起草规则' }).click();
    const dialog = asking.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText(/请填写/).first().waitFor();
    const code = await matterCode(asking, 'hr-service', '411502000000');
    for (const [label, value] of [['名称', `经营场所 ${contract}`], ['事项编码（33 位）', code], ['共享约定编号', contract], ['查询操作的路径', '/enterprises/{code}'], ['参数名', 'code'], ['答复中的字段', 'JYCS'], ['申请表中的位置', '/premisesAddress']]) {
      await dialog.getByLabel(label, { exact: true }).fill(value);
    }
    await dialog.getByLabel('填入', { exact: true }).selectOption({ label: '申请单位的统一社会信用代码' });
    await accessible(asking);
    await picture(asking, 'prefill-rule');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await asking.getByText('待确认').first().waitFor();
    const head = await as('hr.head');
    await head.goto('/work/prefill-rules');
    await head.getByRole('row', { name: new RegExp(contract) }).getByRole('button', { name: /确认生效/ }).click();
    await head.getByRole('row', { name: new RegExp(contract) }).getByText('已生效').waitFor();
    await picture(head, 'prefill-rules');
  });
  const applicant = await open();
  await step('the enterprise agrees, and the field is filled in and kept', async () => {
    await citizen(applicant, '19900000001');
    await applicant.getByLabel('当前身份').selectOption({ label: `代表 ${FIRM}（法定代表人）` });
    await applicant.waitForFunction((firm) => document.querySelector('#capacity')?.selectedOptions[0].text.includes(firm), FIRM);
    await answer(applicant, 'hr-service', ['true', 'matching', 'own']);
    await applicant.getByRole('button', { name: '开始办理' }).click();
    await applicant.waitForURL(/\/apply\/[^/]+\/.+/);
    const agree = applicant.getByRole('button', { name: '同意查询并填写' });
    await agree.waitFor();
    assert.equal(service.asked, 0, 'nobody is asked before consent');
    await accessible(applicant);
    await picture(applicant, 'prefill-offer');
    await agree.click();
    await applicant.getByText('已由共享数据填写').waitFor();
    await applicant.getByText('来自共享数据').waitFor();
    assert.equal(service.asked, 1);
    await accessible(applicant);
    await picture(applicant, 'prefill-filled');
    const id = applicant.url().match(/apply\/([0-9a-f-]{36})/)[1];
    await go(applicant, '/my');
    number = await rest(applicant, `/api/portal/drafts/${id}`);
    const { form } = await call(applicant, 'GET', `/api/portal/cases/${number}`);
    assert.equal(form.premisesAddress, PLACE);
  });
  await step('the official opens the proof with one click', async () => {
    const official = await as('sh.hr');
    await official.goto(`/work/cases/${number}`);
    await official.getByRole('button', { name: /查看“.*”的数据来源凭证/ }).first().click();
    await official.getByRole('dialog').getByText('凭证核验通过').waitFor();
    await official.getByRole('dialog').getByText(contract).waitFor();
    await accessible(official);
    await picture(official, 'prefill-proof');
  });
  await step('both organs have the record of the use', async () => {
    for (const [page, shot] of [[asking, 'data-uses'], [giving, 'data-uses-given']]) {
      await page.goto('/work/data-uses');
      await page.getByText(title).first().waitFor();
      await accessible(page);
      await picture(page, shot);
    }
    service.close();
  });
}
