// A wrong place of business: objected to where it was filled in, verified at its source, shown corrected by asking again, and followed to the case that is being handled.
import { strict as assert } from 'node:assert';
import { answer } from '../lib/apply.mjs';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { go } from '../lib/pages.mjs';
import { registry } from '../lib/registry.mjs';
import { rest, shared } from '../lib/sharing.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'objection to shared data';

const FIRM = '信阳市申码餐饮管理有限公司';
const WRONG = '河南省信阳市浉河区五星街道新华西路20号3楼';
const RIGHT = '河南省信阳市浉河区五星街道新华西路20号5楼';

export default async function ({ page: open, as, step, picture }) {
  const row = { JYCS: WRONG };
  const service = await registry(row);
  const title = `经营场所登记信息 ${Date.now().toString(36)}`;
  let made, number, objection;
  await step('a register fills in the place of business', async () => {
    made = await shared(as, service, title);
  });
  const applicant = await open();
  const filled = async () => {
    await answer(applicant, 'hr-service', ['true', 'matching', 'own']);
    await applicant.getByRole('button', { name: '开始办理' }).click();
    await applicant.waitForURL(/\/apply\/[^/]+\/.+/);
    const box = applicant.locator('section, div').filter({ hasText: title }).last();
    await box.waitFor();
    const id = applicant.url().match(/apply\/([0-9a-f-]{36})/)[1];
    for (const act of ['agree', 'fill']) await call(applicant, 'POST', `/api/portal/drafts/${id}/prefills/${made.rule}/${act}`);
    await applicant.reload();
    await applicant.getByText('已由共享数据填写').first().waitFor();
    return id;
  };
  await step('one application is handed in with the wrong value, in another it is objected to', async () => {
    await citizen(applicant, '19900000001');
    await applicant.getByLabel('当前身份').selectOption({ label: `代表 ${FIRM}（法定代表人）` });
    await applicant.waitForFunction((firm) => document.querySelector('#capacity')?.selectedOptions[0].text.includes(firm), FIRM);
    const id = await filled();
    await go(applicant, '/my');
    number = await rest(applicant, `/api/portal/drafts/${id}`);
    await filled();
    await picture(applicant, 'objection-prefilled');
    await applicant.getByRole('link', { name: '数据有误？提出异议' }).first().click();
    await applicant.getByRole('heading', { name: '提出数据异议' }).waitFor();
    await applicant.getByText(WRONG).waitFor();
    await applicant.getByRole('button', { name: '提交异议' }).click();
    await applicant.getByText(/请填写/).first().waitFor();
    await applicant.getByLabel('正确的值').fill(RIGHT);
    await applicant.getByLabel('理由').fill('搬到五楼之后办理了变更登记，登记系统里还是三楼');
    await accessible(applicant);
    await picture(applicant, 'objection-raise');
    await applicant.getByRole('button', { name: '提交异议' }).click();
    await applicant.getByText('核实中').waitFor();
    ({ items: [objection] } = await call(applicant, 'GET', '/api/portal/objections'));
    await accessible(applicant);
    await picture(applicant, 'objection-raised');
  });
  const giving = await as('sh.data');
  await step('the organ of the source asks it again, and cannot say corrected while it answers the old value', async () => {
    await giving.goto('/work/objections');
    await giving.getByText('经营场所').first().waitFor();
    await accessible(giving);
    await picture(giving, 'objections');
    await giving.goto(`/work/objections/${objection.id}`);
    await giving.getByRole('button', { name: '再次查询数据源' }).click();
    await giving.getByText('仍是原值').waitFor();
    await giving.getByLabel('在哪里更正').fill('市场主体登记系统');
    await giving.getByRole('button', { name: '属实，已更正' }).click();
    await giving.getByText(/数据源还没有答复这个更正值/).waitFor();
    await picture(giving, 'objection-unchanged');
    row.JYCS = RIGHT;
    await giving.getByRole('button', { name: '再次查询数据源' }).click();
    await giving.getByText('与原值不同').waitFor();
    await accessible(giving);
    await picture(giving, 'objection-verify');
    await giving.getByLabel('核实情况').fill('核对了变更登记档案');
    await giving.getByRole('button', { name: '属实，已更正' }).click();
    await giving.getByRole('heading', { name: '更正传到了哪里' }).waitFor();
    await giving.getByText('其他单位的记录').first().waitFor();
    await picture(giving, 'objection-corrected');
  });
  await step('who handles the case sees old and new and takes the right value over', async () => {
    const official = await as('sh.hr');
    await official.goto(`/work/cases/${number}`);
    await official.getByText(/数据源已更正：/).first().waitFor();
    await accessible(official);
    await picture(official, 'objection-case');
    await official.getByRole('button', { name: '采用更正值' }).click();
    await official.getByRole('dialog').getByRole('button', { name: '采用更正值' }).click();
    await official.getByText(/已按数据异议采用更正值/).first().waitFor();
    const { form } = await call(official, 'GET', `/api/work/cases/${number}`);
    assert.equal(form.premisesAddress, RIGHT);
    await picture(official, 'objection-taken-over');
  });
  await step('the enterprise sees where the correction went, and that it is done', async () => {
    await applicant.goto('/my/objections');
    await applicant.getByText('已办结').first().waitFor();
    await accessible(applicant);
    await picture(applicant, 'objections-mine');
    await go(applicant, `/my/objections/${objection.id}`);
    await applicant.getByText('平台已撤下原值').waitFor();
    await applicant.getByText('已更正', { exact: true }).first().waitFor();
    await applicant.getByText(number).first().waitFor();
    await accessible(applicant);
    await picture(applicant, 'objection-chain');
    await made.stop();
    service.close();
  });
}
