// A field of one organ's register that fills in the place of business of a human-resources licence at another: what has to be there before it does, through the interfaces of the pages.
import { call, matterCode, PAPER } from './cases.mjs';

const STAFF = ['411502199003070011', '411502199103070027', '411502199203070032'];

/** What of the application shared data do not give, without the pages other journeys walk. The place of business is sent as something else: the server knows better. */
export async function rest(page, path) {
  const { form, version } = await call(page, 'GET', path);
  const more = { region: '411502005000', premisesAddress: '别处', premisesArea: 120, openingFund: 500000, contactName: '张伟', contactMobile: '19900000001', staff: STAFF.map((idNumber, i) => ({ name: `职员${i + 1}`, idNumber, post: '职业指导' })) };
  const { materials } = await call(page, 'PUT', path, { version, body: { form: { ...form, ...more }, delivery: { way: '6' }, tolerant: [] } });
  for (const material of materials) if (material.required) await call(page, 'POST', `${path}/materials/${material.code}/files`, { file: PAPER });
  return (await call(page, 'POST', `${path}/submit`, { body: { signedName: '张伟' } })).number;
}

/** An entry of the market regulation's register that came into force the way entries do, by four people. */
export async function published(as, title) {
  const giving = await as('sh.data');
  await giving.goto('/work/tasks');
  const made = await call(giving, 'POST', '/api/work/managed-resources', { body: { name: title } });
  await call(giving, 'PUT', `/api/work/managed-resources/${made.id}`, {
    version: made.version,
    body: {
      name: title, summary: '市场主体的经营场所。', classification: '204000', keywords: ['经营场所'], grade: 'GENERAL_1', shareType: 'UNCONDITIONAL', shareModes: ['API'], openType: 'NOT_OPEN',
      notOpen: { kind: 'OTHER', citation: '尚未完成开放评估' }, updateCycle: 'DAILY', network: 'GOVERNMENT', formats: ['interface'], sourceSystem: '市场主体登记系统', matters: ['000131002000'],
      items: [{ name: '经营场所', field: 'JYCS', type: 'C', length: 200, required: true, sensitivity: 1, personal: false, shareType: 'UNCONDITIONAL', open: false }],
    },
  });
  let resource;
  for (const [account, what] of [['sh.data', 'submit'], ['sh.assess', 'assess-secrecy'], ['sh.head', 'approve'], ['ha.data', 'publish']]) {
    const page = await as(account);
    await page.goto('/work/tasks');
    const { version } = await call(page, 'GET', `/api/work/managed-resources/${made.id}`);
    resource = await call(page, 'POST', `/api/work/managed-resources/${made.id}/${what}`, { version, body: { note: '', no: [] } });
  }
  return resource;
}

/** Entry in force, service, contract and a rule by two people. @return the number of the contract */
export async function shared(as, service, title) {
  const giving = await as('sh.data');
  const asking = await as('hr.data');
  await asking.goto('/work/tasks');
  const resource = await published(as, title);
  const { id } = await call(giving, 'POST', '/api/work/shared-services', { body: { name: `登记查询 ${title}`, baseUrl: service.url, document: '/openapi.json', timeoutMillis: 3000, atOnce: 10 } });
  await call(giving, 'POST', `/api/work/shared-services/${id}/refresh`);
  await call(giving, 'POST', `/api/work/shared-services/${id}/operations`, { body: { method: 'GET', path: '/enterprises/{code}', resource: resource.id, subject: null, rows: '/data/list' } });
  const { post: { organCode } } = await call(asking, 'GET', '/api/work/session');
  const head = await as('sh.head');
  const day = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
  const draft = await call(head, 'POST', '/api/work/contracts', { body: {
    resource: resource.id, edition: resource.edition, asker: organCode,
    terms: { purpose: '办理人力资源服务许可时核验经营场所', ground: '《人力资源市场暂行条例》第十八条', matters: ['000114003000'], fields: [{ field: 'JYCS', masking: 'PLAIN' }], condition: null, mode: 'API', perMinute: 60, perDay: 1000,
      rows: 10, from: day(0), until: day(180), cacheSeconds: 0 } } });
  const { number } = await call(head, 'POST', `/api/work/contracts/${draft.number}/activate`, { version: draft.version });
  const rule = await call(asking, 'POST', '/api/work/prefill-rules', { body: {
    name: `经营场所 ${number}`, matterCode: await matterCode(asking, 'hr-service', '411502000000'), contract: number, path: '/enterprises/{code}', parameters: [{ name: 'code', from: 'CREDIT_CODE' }],
    fields: [{ field: 'JYCS', pointer: '/premisesAddress', editable: false }] } });
  const confirming = await as('hr.head');
  await confirming.goto('/work/tasks');
  await call(confirming, 'POST', `/api/work/prefill-rules/${rule.id}/confirm`, { version: rule.version });
  return { contract: number, rule: rule.id, stop: () => call(asking, 'POST', `/api/work/prefill-rules/${rule.id}/withdraw`, { version: rule.version + 1 }) };
}
